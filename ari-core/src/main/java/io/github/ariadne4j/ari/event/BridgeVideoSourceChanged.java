package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * Another channel is the source of the video in a bridge.
 *
 * @param header what every event carries
 * @param bridge the bridge as it was then
 * @param oldSource the id of the channel that was it before; empty if none was
 */
public record BridgeVideoSourceChanged(EventHeader header, Bridge bridge, String oldSource) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeVideoSourceChanged";
    }
}
