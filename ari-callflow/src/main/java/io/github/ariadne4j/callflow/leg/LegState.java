package io.github.ariadne4j.callflow.leg;

/**
 * How far a leg has come; only ever forward.
 *
 * <pre>
 * REQUESTED ─▶ CREATED ─▶ IN_STASIS ─ dial ─▶ DIALING ─▶ RINGING ─▶ ANSWERED
 *     │            │          │ caller: answer   │          │          │
 *     │            │          └──────────────────┼──────────┼──────────▶│
 *     └────────────┴──────────┴── any end, any hang-up ─────┴──────────┴─▶ RELEASING ─▶ RELEASED
 * </pre>
 */
public enum LegState {
    /** The create is on its way; whether the channel exists is not known. */
    REQUESTED,
    /** Asterisk has the channel. */
    CREATED,
    /** The channel is in Stasis and takes commands. */
    IN_STASIS,
    /** It was dialled; never to be dialled again. */
    DIALING,
    /** The far end rings. */
    RINGING,
    /** The far end, or for a caller this side, answered. */
    ANSWERED,
    /** It is on its way out, by its own wish or by ours. */
    RELEASING,
    /** It is gone, or no longer ours. Nothing is sent to it, and nothing that is told of it changes anything. */
    RELEASED;

    boolean isBefore(LegState other) {
        return compareTo(other) < 0;
    }
}
