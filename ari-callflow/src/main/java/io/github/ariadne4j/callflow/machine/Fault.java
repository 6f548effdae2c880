package io.github.ariadne4j.callflow.machine;

/** Why a command to Asterisk did not do what it should, as far as a call has to care. */
public enum Fault {
    /** 404: what it was about is not there. */
    GONE,
    /** 409, 412, 422: it is there, but not in a state that allows this; on a create: it exists already. */
    CONFLICT,
    /** Another 4xx: the command itself is refused. */
    REFUSED,
    /** 5xx: Asterisk tried and failed; on a create: the endpoint cannot be called. */
    FAILED,
    /** The command never left us. */
    NOT_SENT,
    /** It was sent, and no answer came: it may or may not have happened. */
    UNKNOWN
}
