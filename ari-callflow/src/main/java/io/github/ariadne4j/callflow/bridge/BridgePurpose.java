package io.github.ariadne4j.callflow.bridge;

/** The purposes of bridges. */
public enum BridgePurpose {
    /** The talk of caller and callee. */
    TALK,
    /** The members of a room; such a bridge belongs to no call. */
    ROOM,
    /** A supervisor and the snoop channel for it. */
    SUPERVISION
}
