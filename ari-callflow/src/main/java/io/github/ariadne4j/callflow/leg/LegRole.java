package io.github.ariadne4j.callflow.leg;

/** The role of a leg. The leg machine is the same for every role; the plan and the CDR depend on it. */
public enum LegRole {
    /** The caller, whose channel came into the application. An outbound call has none. */
    CALLER,
    /** A party that a route or a flow dials, or a target of an outbound call before it has answered. */
    CALLEE,
    /** The party of an outbound call that answered first: the flow serves it as it serves a caller. */
    ORIGINATED,
    /** A party to whom another one is transferred. */
    TRANSFER_TARGET,
    /** A party that takes calls of a queue or is consulted during one. */
    AGENT,
    /** A party that listens to a call and may speak to one or both of its parties. */
    SUPERVISOR,
    /** A snoop channel, which listens to another channel or speaks to it alone. */
    SNOOP,
    /** A channel with the media of a program. */
    MEDIA;

    /** Whether the caller is, was, or was to be connected with a leg of this role. */
    public boolean isCallee() {
        return this == CALLEE || this == TRANSFER_TARGET;
    }

    /** Whether a leg of this role belongs to an operation, not to the plan of its call. */
    public boolean helps() {
        return this == SNOOP || this == SUPERVISOR;
    }

    /** Whether a leg of this role is the flow's own: the call ends with it. A call has at most one. */
    public boolean isOfFlow() {
        return this == CALLER || this == ORIGINATED;
    }
}
