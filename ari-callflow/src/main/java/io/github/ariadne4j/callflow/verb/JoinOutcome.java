package io.github.ariadne4j.callflow.verb;

/** The outcome of {@link io.github.ariadne4j.callflow.flow.Call#join}, unless the call ended. The caller is still in the call, and alone. */
public sealed interface JoinOutcome {
    /**
     * The caller pressed the key by which it leaves.
     *
     * @param key which one
     */
    record Left(char key) implements JoinOutcome {}

    /**
     * The room ended for all.
     *
     * @param reason why
     */
    record Ended(Reason reason) implements JoinOutcome {
        /** Why a room ends for all. */
        public enum Reason {
            /** Its last moderator left. */
            MODERATOR_LEFT,
            /** Its bridge was destroyed again and again, by another user of Asterisk. */
            BRIDGE_LOST
        }
    }

    /** The room has as many members as it may; the caller was not in it. */
    record Full() implements JoinOutcome {}

    /** Another user of Asterisk took the caller out of the room. */
    record Removed() implements JoinOutcome {}

    /** The caller did not get in: Asterisk did not create the bridge, did not take the caller into it, or did not answer the caller. */
    record Failed() implements JoinOutcome {}
}
