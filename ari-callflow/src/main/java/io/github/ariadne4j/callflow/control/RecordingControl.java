package io.github.ariadne4j.callflow.control;

/** What can be done to the recordings of a talk while they go on. Each is harmless a second time. */
public enum RecordingControl {
    /** Nothing is recorded until {@link #RESUME}: the file gets shorter by that. */
    PAUSE,
    /** Goes on after {@link #PAUSE}. */
    RESUME,
    /** Silence is recorded until {@link #UNMUTE}. */
    MUTE,
    /** Sound is recorded after {@link #MUTE}. */
    UNMUTE,
    /** They end, and are kept. */
    STOP
}
