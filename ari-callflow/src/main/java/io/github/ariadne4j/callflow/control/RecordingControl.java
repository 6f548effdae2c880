package io.github.ariadne4j.callflow.control;

/** The orders to recordings of a talk that are in progress. A second order has no effect. */
public enum RecordingControl {
    /** Records nothing until {@link #RESUME}; the file is shorter by that time. */
    PAUSE,
    /** Ends {@link #PAUSE}. */
    RESUME,
    /** Records silence until {@link #UNMUTE}. */
    MUTE,
    /** Ends {@link #MUTE}. */
    UNMUTE,
    /** Ends the recordings and keeps the files. */
    STOP
}
