package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * A bridge was created.
 *
 * @param header what every event carries
 * @param bridge the bridge as it was then
 */
public record BridgeCreated(EventHeader header, Bridge bridge) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeCreated";
    }
}
