package io.github.ariadne4j.callflow.machine;

/** What a call waits for. */
public enum TimerKind {
    /** A created leg has to enter Stasis. */
    LEG_SHOWS_UP,
    /** A leg of whose create nobody knows what became may show itself before it is created again. */
    CREATE_AGAIN,
    /** A leg that shows signs of its end has to tell its cause. */
    LEG_ENDS,
    /** A dialled leg has to be answered. */
    RING,
    /** A session that the store did not take is written once more. */
    SAVE_AGAIN,
    /** A caller that could not be answered has to show that it is gone. */
    CALLER_ENDS,
    /** What was asked to end has to have ended. */
    TEARDOWN
}
