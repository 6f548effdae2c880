package io.github.ariadne4j.callflow.leg;

/** What a leg waits for. A leg has one timer of a kind at a time: a new one replaces the one before. */
public enum LegTimer {
    /** A created leg has to enter Stasis: {@code legShowsUp}. */
    SHOW_UP,
    /** A leg whose create got no answer may show itself before it is created again: a quarter of {@code legShowsUp}. */
    CREATE_AGAIN,
    /** A dialled leg has to be answered: its ring time and {@code ringSlack}. */
    RING,
    /** A dialled leg has to tell that something goes on. */
    PROGRESS,
    /** A leg that could not be dialled has to tell why it ends: {@code legEnds}. */
    DIAL_FAILED,
    /** A leg that could not be answered has to show that it is answered or gone: {@code legEnds}. */
    ANSWER_FAILED,
    /** A leg on its way out has to be gone: {@code legEnds} or {@code teardownStep}. */
    RELEASE,
    /** Replaced channels have to be gone: {@code legEnds}, then {@code teardownStep}. */
    REPLACED
}
