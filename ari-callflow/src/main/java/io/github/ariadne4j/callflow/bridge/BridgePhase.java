package io.github.ariadne4j.callflow.bridge;

/** How far a bridge has come; only ever forward. */
public enum BridgePhase {
    /** The create is on its way. */
    REQUESTED,
    /** Asterisk has it, or may have it and the next command will tell. */
    READY,
    /** We want it gone, and ask for that until it is. */
    DESTROYING,
    /** It has ended. Nothing is sent to it, and events of it change nothing. */
    DESTROYED
}
