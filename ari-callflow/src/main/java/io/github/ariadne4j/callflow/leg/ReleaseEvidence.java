package io.github.ariadne4j.callflow.leg;

/** How it is known that a leg has ended. */
public enum ReleaseEvidence {
    /** Asterisk told that the channel is destroyed. */
    DESTROYED,
    /** The channel left Stasis: ended, or gone on without us. */
    LEFT_STASIS,
    /** Asterisk does not have the channel: a list did not show it, or a hang-up was answered with 404. */
    NOT_FOUND,
    /** The channel never came to be. */
    NOT_CREATED,
    /** Asterisk itself is another one now. */
    SERVER_LOST,
    /** It would not end in the time that a teardown may take, and may still be there. */
    GIVEN_UP
}
