package io.github.ariadne4j.callflow.leg;

/**
 * The progress of a leg; it never goes back.
 *
 * <pre>
 * REQUESTED ─▶ CREATED ─▶ IN_STASIS ─ dial ─▶ DIALING ─▶ RINGING ─▶ ANSWERED
 *     │            │          │ caller: answer   │          │          │
 *     │            │          └──────────────────┼──────────┼──────────▶│
 *     └────────────┴──────────┴── any end, any hang-up ─────┴──────────┴─▶ RELEASING ─▶ RELEASED
 * </pre>
 */
public enum LegState {
    /** The create is in progress; the existence of the channel is unknown. */
    REQUESTED,
    /** Asterisk has the channel. */
    CREATED,
    /** The channel is in Stasis and takes commands. */
    IN_STASIS,
    /** It was dialled; never to be dialled again. */
    DIALING,
    /** The far end rings. */
    RINGING,
    /** The far end answered; of a caller, the application. */
    ANSWERED,
    /** It is being released, by its far end or by the application. */
    RELEASING,
    /** It has ended, or left the application. No command is sent to it, and its events have no effect. */
    RELEASED;

    boolean isBefore(LegState other) {
        return compareTo(other) < 0;
    }
}
