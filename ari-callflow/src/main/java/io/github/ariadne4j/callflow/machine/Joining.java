package io.github.ariadne4j.callflow.machine;

/** How far caller and leg have come on their way into the bridge. */
enum Joining {
    /** Not asked for. */
    WAITING,
    /** The command is on its way. */
    SENT,
    /** The outcome of the command is unknown: it is on its way once more. */
    REPEATED,
    /** Both are in. */
    DONE
}
