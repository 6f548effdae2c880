package io.github.ariadne4j.callflow.bridge;

/** The progress of a bridge; it never goes back. */
public enum BridgePhase {
    /** The create is in progress. */
    REQUESTED,
    /** Asterisk has the bridge, or its existence is in doubt and the next command will show it. */
    READY,
    /** The bridge is to be destroyed; the command is repeated until it is. */
    DESTROYING,
    /** The bridge has ended. No command is sent to it, and its events have no effect. */
    DESTROYED
}
