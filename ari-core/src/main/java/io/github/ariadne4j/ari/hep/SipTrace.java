package io.github.ariadne4j.ari.hep;

import java.time.Instant;
import java.util.List;

/**
 * SIP messages of one or several Call-IDs, in the order in which Asterisk copied them.
 *
 * @param arrivals the messages
 * @param omitted number of messages that were dropped from the middle because of the limits
 */
public record SipTrace(List<Arrival> arrivals, long omitted) {
    /** Copies the list. */
    public SipTrace {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * A received message.
     *
     * @param number sequence number of the message in its store, across all Call-IDs
     * @param at time at which its copy was received, by the clock of the store
     * @param message the message, with the time by Asterisk's clock
     */
    public record Arrival(long number, Instant at, SipMessage message) {
        /** Estimated object overhead of a message in bytes: addresses, times, names. */
        private static final int AROUND = 640;

        int size() {
            return message.wire().length() + AROUND;
        }
    }

    /** The messages without sequence numbers and times of arrival. */
    public List<SipMessage> messages() {
        return arrivals.stream().map(Arrival::message).toList();
    }
}
