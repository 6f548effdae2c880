package io.github.ariadne4j.callflow.bridge;

/** What a bridge of a call is for. */
public enum BridgePurpose {
    /** Caller and callee talk in it. */
    TALK,
    /** The members of a room are in it; it belongs to no call. */
    ROOM,
    /** A supervisor and the leg that listens for it are in it. */
    SUPERVISION
}
