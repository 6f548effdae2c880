package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.LiveRecording;

/** An event about one recording. */
public sealed interface RecordingEvent extends AriEvent permits RecordingFailed, RecordingFinished, RecordingStarted {
    /** The recording at the time of the event. */
    LiveRecording recording();
}
