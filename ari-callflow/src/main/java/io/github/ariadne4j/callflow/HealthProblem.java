package io.github.ariadne4j.callflow;

/**
 * What keeps an engine from serving calls as it should.
 *
 * @param kind which of the things that may be wrong
 * @param detail what is known of it, in one line for a person; may hold what a server said
 */
public record HealthProblem(Kind kind, String detail) {
    /** The things that may be wrong. */
    public enum Kind {
        /** The event socket to Asterisk does not listen: calls come in elsewhere, or not at all. */
        NO_EVENTS,
        /** The ARI user may only read: no call can be answered, dialled or hung up. Known after some ten seconds. */
        READ_ONLY,
        /** Another instance owns the calls: this one takes none and sends nothing, and should end. */
        REPLACED,
        /** The process stood still for so long that another may own its calls; commands wait until the lease is confirmed. */
        LEASE_UNCONFIRMED,
        /** The store of sessions did not renew the lease, as it is away or refuses writes. Calls go on and can be lost. */
        STORE_REFUSES_WRITES,
        /** Asterisk cannot be asked what it holds, several times in a row: what an event did not tell is not found out. */
        LOOKS_FAIL
    }
}
