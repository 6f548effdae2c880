package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/**
 * A playback ended; {@code playback.state()} shows whether it failed.
 *
 * @param header the common fields of events
 * @param playback the playback
 */
public record PlaybackFinished(EventHeader header, Playback playback) implements PlaybackEvent {
    @Override
    public String type() {
        return "PlaybackFinished";
    }
}
