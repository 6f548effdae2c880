package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * All channels of one bridge went over to another.
 *
 * @param header what every event carries
 * @param bridge the bridge as it was then
 * @param from the bridge that they left
 */
public record BridgeMerged(EventHeader header, Bridge bridge, Bridge from) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeMerged";
    }
}
