package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.callflow.call.IncomingCall;

/**
 * A new call before its route is known. Immutable.
 *
 * @param call the call as it came in; its number, caller, account code and header values are untrusted
 * @param hops the number of returns to this engine: 0 for a call from outside, 1 for one that a leg of such a call led back, and
 *     so on. A leg is recognized by its SIP Call-ID, or as the far half of its Local channel
 */
public record CallAttempt(IncomingCall call, int hops) {}
