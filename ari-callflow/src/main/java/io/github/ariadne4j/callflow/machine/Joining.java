package io.github.ariadne4j.callflow.machine;

/** How far caller and leg have come on their way into the bridge. */
enum Joining {
    /** Not asked for. */
    WAITING,
    /** The command is on its way. */
    SENT,
    /** Both are in. */
    DONE
}
