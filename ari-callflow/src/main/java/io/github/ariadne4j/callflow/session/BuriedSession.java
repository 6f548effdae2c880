package io.github.ariadne4j.callflow.session;

/**
 * An ended session whose CDR was refused for good.
 *
 * @param session the session
 * @param reason what the database said
 */
public record BuriedSession(CallSession session, String reason) {}
