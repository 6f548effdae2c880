package io.github.ariadne4j.callflow.control;

/** How a supervisor takes part in a call; it hears both parties in any case. */
public enum Supervising {
    /** No party hears it. */
    LISTEN,
    /** One party hears it. */
    WHISPER,
    /** Both parties hear it. */
    BARGE
}
