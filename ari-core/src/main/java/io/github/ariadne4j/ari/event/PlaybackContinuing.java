package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/**
 * A playback of several media goes on with the next.
 *
 * @param header what every event carries
 * @param playback the playback
 */
public record PlaybackContinuing(EventHeader header, Playback playback) implements PlaybackEvent {
    @Override
    public String type() {
        return "PlaybackContinuing";
    }
}
