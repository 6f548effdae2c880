package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.callflow.call.IncomingCall;

/**
 * A new call, as far as it is known before its route.
 *
 * @param call the call as it came in; number, caller, account code and header values in it are untrusted
 * @param hops how often it has come back to this engine: 0 for a call from outside, 1 for one that a leg of such a call led back, and
 *     so on. A leg is known again by its SIP Call-ID, or as the far half of its Local channel
 */
public record CallAttempt(IncomingCall call, int hops) {}
