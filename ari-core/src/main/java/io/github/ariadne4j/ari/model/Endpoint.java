package io.github.ariadne4j.ari.model;

import java.util.List;

/**
 * An endpoint at the time of one event or answer.
 *
 * @param technology for example {@code PJSIP}
 * @param resource its name within the technology
 * @param state {@code online}, {@code offline} or {@code unknown}
 * @param channels its channels
 */
public record Endpoint(String technology, String resource, String state, List<ChannelId> channels) {
    /** Copies the channels. */
    public Endpoint {
        channels = List.copyOf(channels);
    }
}
