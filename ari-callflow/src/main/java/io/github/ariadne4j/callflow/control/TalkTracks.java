package io.github.ariadne4j.callflow.control;

/** What of a talk is recorded. */
public enum TalkTracks {
    /** Both parties, in one file. */
    MIXED,
    /** What the caller says. */
    CALLER,
    /** What the callee says. */
    CALLEE,
    /** What each of them says, in a file each: the caller's first. */
    SEPARATE;

    /** Whether what the caller says has a file of its own. */
    public boolean hasCaller() {
        return this == CALLER || this == SEPARATE;
    }

    /** Whether what the callee says has a file of its own. */
    public boolean hasCallee() {
        return this == CALLEE || this == SEPARATE;
    }
}
