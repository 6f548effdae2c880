package io.github.ariadne4j.testkit.model;

/** What an application does to the sound of a channel without playing to it. */
public enum MediaState {
    /** Told to be on hold. */
    HOLD,
    /** Hears music on hold. */
    MUSIC,
    /** Hears silence. */
    SILENCE,
    /** What it says is muted. */
    MUTED_IN,
    /** What it would hear is muted. */
    MUTED_OUT
}
