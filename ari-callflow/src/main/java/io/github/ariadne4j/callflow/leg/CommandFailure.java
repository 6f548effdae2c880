package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;

/** Why a command to Asterisk did not do what it should, as far as a call has to care. */
public enum CommandFailure {
    /** 404: what it was about is not there. */
    NOT_FOUND,
    /** 409, 412, 422: it is there, but not in a state that allows this; on a create: the id exists already. */
    CONFLICT,
    /** Another 4xx: the command itself is refused. */
    REFUSED,
    /** 5xx: Asterisk tried and failed; on a create: the endpoint cannot be called. */
    FAILED,
    /** The command was never sent. */
    NOT_SENT,
    /** It was sent, and no answer came: it may or may not have happened. */
    OUTCOME_UNKNOWN;

    /** With which cause something ends that could not be created: asked wrongly, or to be tried elsewhere or later. */
    public HangupCause causeOfCreate() {
        return this == REFUSED || this == NOT_FOUND ? HangupCause.FAILURE : HangupCause.CONGESTION;
    }

    /** Whether the command may never have reached Asterisk. */
    public boolean mayBeLost() {
        return this == NOT_SENT || this == OUTCOME_UNKNOWN;
    }
}
