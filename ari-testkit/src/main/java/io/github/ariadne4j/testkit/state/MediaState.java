package io.github.ariadne4j.testkit.state;

/** A state of a channel's sound that the application sets without a playback. */
public enum MediaState {
    /** The telephone is on hold. */
    HOLD,
    /** The telephone receives music on hold. */
    MUSIC,
    /** The telephone receives silence. */
    SILENCE,
    /** Sound from the telephone is muted. */
    MUTED_IN,
    /** Sound to the telephone is muted. */
    MUTED_OUT
}
