package io.github.ariadne4j.ari.hep;

import java.time.Instant;
import java.util.List;

/**
 * SIP messages that belong together, in the order in which Asterisk copied them.
 *
 * @param arrivals the messages
 * @param omitted how many of the middle are missing, since there were too many
 */
public record SipTrace(List<Arrival> arrivals, long omitted) {
    /** Copies the list. */
    public SipTrace {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * A message that came.
     *
     * @param number counts up with each message that a store keeps, of any Call-ID
     * @param at when its copy came, by the clock of the store
     * @param message the message, with Asterisk's own time
     */
    public record Arrival(long number, Instant at, SipMessage message) {
        /** Objects around the text of a message: addresses, times, names. */
        private static final int AROUND = 640;

        int size() {
            return message.wire().length() + AROUND;
        }
    }

    /** The messages alone. */
    public List<SipMessage> messages() {
        return arrivals.stream().map(Arrival::message).toList();
    }
}
