package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * A bridge was created.
 *
 * @param header the common fields of events
 * @param bridge the bridge at the time of the event
 */
public record BridgeCreated(EventHeader header, Bridge bridge) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeCreated";
    }
}
