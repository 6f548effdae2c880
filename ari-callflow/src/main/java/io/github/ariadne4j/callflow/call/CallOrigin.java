package io.github.ariadne4j.callflow.call;

/**
 * The Stasis application and the Asterisk of a call. Sessions, owners and CDRs are keyed by it.
 *
 * @param application the Stasis application
 * @param asteriskId the entity id of the Asterisk, which is in each of its events
 */
public record CallOrigin(String application, String asteriskId) {}
