package io.github.ariadne4j.callflow.machine;

/** Who is not in the bridge yet, and has to be put there. */
public enum Missing {
    /** Caller and leg. */
    BOTH,
    /** The caller. */
    CALLER,
    /** The leg. */
    LEG
}
