package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * All channels of one bridge were moved to another one.
 *
 * @param header the common fields of events
 * @param bridge the bridge at the time of the event
 * @param from the bridge that they left
 */
public record BridgeMerged(EventHeader header, Bridge bridge, Bridge from) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeMerged";
    }
}
