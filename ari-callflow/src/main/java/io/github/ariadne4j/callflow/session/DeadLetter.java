package io.github.ariadne4j.callflow.session;

/**
 * An ended session whose CDR the sink refused for good: a dead letter. Immutable.
 *
 * @param session the session
 * @param reason the error of the database
 */
public record DeadLetter(CallSession session, String reason) {}
