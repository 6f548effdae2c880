package io.github.ariadne4j.callflow.engine;

/**
 * Counters of looks at Asterisk since the engine started. A look that is needed often shows that events are lost.
 *
 * @param looks looks that read what Asterisk holds
 * @param failedLooks looks that could not
 * @param missedEnds channels of calls that a look no longer found
 * @param takenIn callers whose entry no event reported, and that were taken in
 * @param removedLegs legs that belonged to no call, and were hung up
 * @param removedBridges bridges that belonged to no call, and were destroyed
 * @param staleSessions sessions of the store that belonged to no call, and were recovered
 */
public record Reconciliation(
        long looks,
        long failedLooks,
        long missedEnds,
        long takenIn,
        long removedLegs,
        long removedBridges,
        long staleSessions) {
    /** Before the first look. */
    public static final Reconciliation NONE = new Reconciliation(0, 0, 0, 0, 0, 0, 0);
}
