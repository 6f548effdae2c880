package io.github.ariadne4j.callflow.machine;

/** How far the call's bridge has come. */
enum BridgeUse {
    /** Not asked for. */
    NONE,
    /** The create is on its way. */
    REQUESTED,
    /** Nobody knows what became of the create: it is on its way once more. */
    REPEATED,
    /** Asterisk has it. */
    READY,
    /** We asked for its end. */
    DESTROYING,
    /** It is no more. */
    GONE;

    /** Whether to act as if it were there after a create ended so: its id exists already, or nobody can tell. */
    boolean mayBeThereAfter(Fault fault) {
        return fault == Fault.CONFLICT || fault == Fault.UNKNOWN || (fault == Fault.NOT_SENT && this == REPEATED);
    }

    boolean isOnItsWay() {
        return this == REQUESTED || this == REPEATED;
    }
}
