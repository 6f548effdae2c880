package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/**
 * A playback started.
 *
 * @param header what every event carries
 * @param playback the playback
 */
public record PlaybackStarted(EventHeader header, Playback playback) implements PlaybackEvent {
    @Override
    public String type() {
        return "PlaybackStarted";
    }
}
