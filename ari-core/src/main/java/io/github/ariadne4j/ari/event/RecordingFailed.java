package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.LiveRecording;

/**
 * A recording failed; {@link LiveRecording#cause()} says why.
 *
 * @param header what every event carries
 * @param recording the recording as it was then
 */
public record RecordingFailed(EventHeader header, LiveRecording recording) implements RecordingEvent {
    @Override
    public String type() {
        return "RecordingFailed";
    }
}
