package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;

/** An event about one bridge. */
public sealed interface BridgeEvent extends AriEvent
        permits BridgeCreated, BridgeDestroyed, BridgeMerged, BridgeVideoSourceChanged {
    /** The bridge at the time of the event. */
    Bridge bridge();
}
