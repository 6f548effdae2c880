package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.LiveRecording;

/**
 * A recording finished; its file is there.
 *
 * @param header what every event carries
 * @param recording the recording as it was then
 */
public record RecordingFinished(EventHeader header, LiveRecording recording) implements RecordingEvent {
    @Override
    public String type() {
        return "RecordingFinished";
    }
}
