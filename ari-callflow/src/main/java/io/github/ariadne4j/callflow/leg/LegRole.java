package io.github.ariadne4j.callflow.leg;

/** What a leg is for. The machine is the same for every role; the call's plan and the record tell roles apart. */
public enum LegRole {
    /** The party whose channel came into the application by itself. A call that the application makes has none. */
    CALLER,
    /** A party that a route or a flow dials, or an outbound call before it has answered. */
    CALLEE,
    /** The party of an outbound call that answered first: the flow serves it as it serves a caller. */
    ORIGINATED,
    /** A party to whom another one is transferred. */
    TRANSFER_TARGET,
    /** A party who takes calls of a queue or is asked during one. */
    AGENT,
    /** A party that listens to a call, and may speak to one or both of its parties. */
    SUPERVISOR,
    /** A channel that listens to another one, or speaks to it alone. */
    SNOOP,
    /** A channel that carries media to or from a program. */
    MEDIA;

    /** Whether a leg of this role is there for an operation, and not for the plan of its call. */
    public boolean helps() {
        return this == SNOOP || this == SUPERVISOR;
    }

    /** Whether a flow has such a leg for its own: the call ends with it. A call has one at the most. */
    public boolean isOfFlow() {
        return this == CALLER || this == ORIGINATED;
    }
}
