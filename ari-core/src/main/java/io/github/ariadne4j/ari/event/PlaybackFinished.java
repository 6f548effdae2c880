package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/**
 * A playback ended; {@code playback.state()} says whether it failed.
 *
 * @param header what every event carries
 * @param playback the playback
 */
public record PlaybackFinished(EventHeader header, Playback playback) implements PlaybackEvent {
    @Override
    public String type() {
        return "PlaybackFinished";
    }
}
