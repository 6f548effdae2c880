package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.LiveRecording;

/**
 * A recording finished; its file is complete.
 *
 * @param header the common fields of events
 * @param recording the recording at the time of the event
 */
public record RecordingFinished(EventHeader header, LiveRecording recording) implements RecordingEvent {
    @Override
    public String type() {
        return "RecordingFinished";
    }
}
