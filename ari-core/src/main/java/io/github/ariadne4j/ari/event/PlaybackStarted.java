package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/**
 * A playback started.
 *
 * @param header the common fields of events
 * @param playback the playback
 */
public record PlaybackStarted(EventHeader header, Playback playback) implements PlaybackEvent {
    @Override
    public String type() {
        return "PlaybackStarted";
    }
}
