package io.github.ariadne4j.ari.hep;

/**
 * The counters of a {@link HepReceiver} since its start; each datagram is counted once.
 *
 * @param messages SIP messages passed to the listener
 * @param rtcp RTCP reports passed to the listener
 * @param other HEPv3 with another payload
 * @param malformed datagrams that could not be decoded
 * @param wrongPassword datagrams with a wrong or missing password
 * @param dropped datagrams above {@link HepSettings#mostPerSecond()}
 * @param failed messages and reports for which the listener threw an exception
 */
public record HepStatistics(
        long messages, long rtcp, long other, long malformed, long wrongPassword, long dropped, long failed) {}
