package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/**
 * A playback of several media continues with the next one.
 *
 * @param header the common fields of events
 * @param playback the playback
 */
public record PlaybackContinuing(EventHeader header, Playback playback) implements PlaybackEvent {
    @Override
    public String type() {
        return "PlaybackContinuing";
    }
}
