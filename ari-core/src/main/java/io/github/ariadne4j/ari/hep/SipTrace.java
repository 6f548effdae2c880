package io.github.ariadne4j.ari.hep;

import java.util.List;

/**
 * SIP messages that belong together, in the order in which Asterisk copied them.
 *
 * @param messages the messages
 * @param omitted how many of the middle are missing, since there were too many
 */
public record SipTrace(List<SipMessage> messages, long omitted) {
    /** Copies the list. */
    public SipTrace {
        messages = List.copyOf(messages);
    }
}
