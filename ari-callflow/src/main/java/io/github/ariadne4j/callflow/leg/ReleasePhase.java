package io.github.ariadne4j.callflow.leg;

/** The phases of the release of a leg. */
public enum ReleasePhase {
    /** It is not being released. */
    NONE,
    /** Its far end requested the hang-up; the end is not yet reported. */
    ANNOUNCED,
    /** The application hangs it up, and repeats that until its end is seen. */
    HANGING_UP,
    /** It left Stasis, and its cause is not yet reported. No command is sent to it from now on. */
    LEFT,
    /** Its channel has ended; channels that it replaced have not. */
    GONE,
    /** It has ended. */
    OVER
}
