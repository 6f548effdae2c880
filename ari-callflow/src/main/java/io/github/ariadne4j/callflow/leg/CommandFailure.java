package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;

/** The reasons for which a command to Asterisk failed, as far as the state of a call depends on them. */
public enum CommandFailure {
    /** 404: the object of the command does not exist. */
    NOT_FOUND,
    /** 409, 412, 422: the state of the object does not allow the command; for a create: the id exists already. */
    CONFLICT,
    /** Another 4xx: the command is not accepted. */
    REFUSED,
    /** 5xx: Asterisk failed; for a create: the endpoint cannot be dialled. */
    FAILED,
    /** The command was never sent. */
    NOT_SENT,
    /** The command was sent and not answered: it may or may not have had an effect. */
    OUTCOME_UNKNOWN;

    /**
     * The cause for an object that could not be created: a wrong request, or a failure that another target or a later attempt may
     * not have.
     */
    public HangupCause causeOfCreate() {
        return this == REFUSED || this == NOT_FOUND ? HangupCause.FAILURE : HangupCause.CONGESTION;
    }

    /** Whether the command may never have reached Asterisk. */
    public boolean mayBeLost() {
        return this == NOT_SENT || this == OUTCOME_UNKNOWN;
    }
}
