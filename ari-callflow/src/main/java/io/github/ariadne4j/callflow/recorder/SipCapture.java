package io.github.ariadne4j.callflow.recorder;

import org.jspecify.annotations.Nullable;

/**
 * Whether the SIP messages of a call are in its ladder.
 *
 * @param on whether the recorder is given SIP messages
 * @param hint how they come to be there; null if some are
 * @param omitted how many of the call's messages are missing, since there were too many
 */
public record SipCapture(boolean on, @Nullable String hint, long omitted) {
    private static final String OFF =
            "SIP messages are not received: set HEP_ADDRESS, and have Asterisk send them (docs/sip-messages.md)";
    private static final String NONE_CAME =
            "no SIP message of this call came: have Asterisk send them (docs/sip-messages.md), or it is too long ago";

    static SipCapture off() {
        return new SipCapture(false, OFF, 0);
    }

    static SipCapture of(int messages, long omitted) {
        return new SipCapture(true, messages == 0 ? NONE_CAME : null, omitted);
    }
}
