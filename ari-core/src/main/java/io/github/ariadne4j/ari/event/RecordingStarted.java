package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.LiveRecording;

/**
 * A recording started.
 *
 * @param header what every event carries
 * @param recording the recording as it was then
 */
public record RecordingStarted(EventHeader header, LiveRecording recording) implements RecordingEvent {
    @Override
    public String type() {
        return "RecordingStarted";
    }
}
