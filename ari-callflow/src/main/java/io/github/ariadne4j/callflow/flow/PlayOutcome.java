package io.github.ariadne4j.callflow.flow;

/** What became of media that was to be played. */
public enum PlayOutcome {
    /** It was played to its end, or stopped by a command. */
    PLAYED,
    /** It was not, or not to its end: there is no such file, or none in a format that the channel takes. */
    FAILED
}
