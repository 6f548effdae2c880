package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel that was offered to several applications went to one of them.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param winner the application that got it
 */
public record CallClaimed(EventHeader header, Channel channel, String winner) implements ChannelEvent {
    @Override
    public String type() {
        return "CallClaimed";
    }
}
