package io.github.ariadne4j.callflow.control;

/** The modes of a supervisor in a call; the supervisor hears both parties in each of them. */
public enum Supervising {
    /** No party hears the supervisor. */
    LISTEN,
    /** One party hears the supervisor. */
    WHISPER,
    /** Both parties hear the supervisor. */
    BARGE
}
