package io.github.ariadne4j.callflow.leg;

/** The kinds of timers of a leg. A leg has one timer of each kind: a new one replaces the one before. */
public enum LegTimer {
    /** Time for a created leg to enter Stasis: {@code legShowsUp}. */
    SHOW_UP,
    /** Time for a leg whose create was not answered to show up before it is created again: a quarter of {@code legShowsUp}. */
    CREATE_AGAIN,
    /** Time for a dialled leg to be answered: its ring time and {@code ringSlack}. */
    RING,
    /** Time for a dialled leg to ring or report progress. */
    PROGRESS,
    /** Time for a leg that could not be dialled to report its cause: {@code legEnds}. */
    DIAL_FAILED,
    /** Time for a leg that could not be answered to be seen answered or gone: {@code legEnds}. */
    ANSWER_FAILED,
    /** Time for a leg to be released: {@code legEnds} or {@code teardownStep}. */
    RELEASE,
    /** Time for replaced channels to end: {@code legEnds}, then {@code teardownStep}. */
    REPLACED
}
