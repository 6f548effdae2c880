package io.github.ariadne4j.callflow.control;

/** The tracks of a recorded talk. */
public enum TalkTracks {
    /** Both parties, in one file. */
    MIXED,
    /** The sound of the caller. */
    CALLER,
    /** The sound of the callee. */
    CALLEE,
    /** The sound of each party, in a file each: the caller's first. */
    SEPARATE;

    /** Whether the sound of the caller has a file of its own. */
    public boolean hasCaller() {
        return this == CALLER || this == SEPARATE;
    }

    /** Whether the sound of the callee has a file of its own. */
    public boolean hasCallee() {
        return this == CALLEE || this == SEPARATE;
    }
}
