package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * {@code StasisBroadcast()} offers a channel to several applications; the first claim wins.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param caller the caller's number, empty if unknown; untrusted
 * @param called the number that was dialled, empty if unknown; untrusted
 */
public record CallBroadcast(EventHeader header, Channel channel, String caller, String called) implements ChannelEvent {
    @Override
    public String type() {
        return "CallBroadcast";
    }
}
