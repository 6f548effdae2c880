package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel entered a bridge.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param bridge the bridge at the time of the event
 */
public record ChannelEnteredBridge(EventHeader header, Channel channel, Bridge bridge) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelEnteredBridge";
    }
}
