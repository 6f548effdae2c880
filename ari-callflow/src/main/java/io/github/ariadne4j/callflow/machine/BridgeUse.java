package io.github.ariadne4j.callflow.machine;

/** How far the call's bridge has come. */
enum BridgeUse {
    /** Not asked for. */
    NONE,
    /** The create is on its way. */
    REQUESTED,
    /** Asterisk has it. */
    READY,
    /** We asked for its end. */
    DESTROYING,
    /** It is no more. */
    GONE
}
