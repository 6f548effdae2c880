package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/**
 * The video source of a bridge changed.
 *
 * @param header the common fields of events
 * @param bridge the bridge at the time of the event
 * @param oldSource the id of the previous source; empty if there was none
 */
public record BridgeVideoSourceChanged(EventHeader header, Bridge bridge, String oldSource) implements BridgeEvent {
    @Override
    public String type() {
        return "BridgeVideoSourceChanged";
    }
}
