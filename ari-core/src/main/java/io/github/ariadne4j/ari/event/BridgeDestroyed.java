package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * A bridge was destroyed.
 *
 * @param header what every event carries
 * @param bridge the bridge as it was then
 */
public record BridgeDestroyed(EventHeader header, Bridge bridge) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeDestroyed";
    }
}
