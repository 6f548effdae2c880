package io.github.ariadne4j.callflow.leg;

/** How a leg that is on its way out stands. */
public enum ReleasePhase {
    /** It is not on its way out. */
    NONE,
    /** Its own side asked to hang up; the end is still to be told. */
    ANNOUNCED,
    /** We hang it up, and do so again until its end shows. */
    HANGING_UP,
    /** It left Stasis, and its cause is still to be told. Nothing is sent to it from now on. */
    LEFT,
    /** It is gone; channels that it replaced are not yet. */
    GONE,
    /** It is over. */
    OVER
}
