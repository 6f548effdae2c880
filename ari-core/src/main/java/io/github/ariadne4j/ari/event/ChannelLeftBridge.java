package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel left a bridge.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param bridge the bridge as it was then
 */
public record ChannelLeftBridge(EventHeader header, Channel channel, Bridge bridge) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelLeftBridge";
    }
}
