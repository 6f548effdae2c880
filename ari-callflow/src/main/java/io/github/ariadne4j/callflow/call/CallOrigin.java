package io.github.ariadne4j.callflow.call;

/**
 * Where a call runs: everything that is kept of calls is kept by this.
 *
 * @param application the Stasis application
 * @param asteriskId the Asterisk, as it names itself in every event
 */
public record CallOrigin(String application, String asteriskId) {}
