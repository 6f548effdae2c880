package io.github.ariadne4j.callflow.leg;

/** The evidence for the end of a leg. */
public enum ReleaseEvidence {
    /** Asterisk reported the channel as destroyed. */
    DESTROYED,
    /** The channel left Stasis: it ended, or continues outside of this application. */
    LEFT_STASIS,
    /** Asterisk does not have the channel: a list did not have it, or a hang-up was answered with 404. */
    NOT_FOUND,
    /** The channel was never created. */
    NOT_CREATED,
    /** Asterisk ended or was restarted. */
    SERVER_LOST,
    /** It did not end within the time of a teardown, and may still exist. */
    GIVEN_UP
}
