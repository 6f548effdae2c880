package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * Progress of a dial ({@code Dial} in ARI): the peer is the leg being called. There is no final event for busy or no
 * answer of a created leg; its {@link ChannelDestroyed} is.
 *
 * @param header what every event carries
 * @param peer the leg being called
 * @param dialStatus empty at first, then {@code RINGING}, {@code PROGRESS}, {@code ANSWER}, …
 */
public record DialEvent(EventHeader header, Channel peer, String dialStatus) implements AriEvent {
    @Override
    public String type() {
        return "Dial";
    }
}
