package io.github.ariadne4j.ari.hep;

/**
 * The datagrams that a {@link HepReceiver} got since its start, each counted once, by what became of it.
 *
 * @param messages SIP messages that the listener was told of
 * @param rtcp RTCP reports that the listener was told of
 * @param other HEPv3 that carries something else
 * @param malformed neither
 * @param wrongPassword with another password, or none
 * @param dropped on top of {@link HepSettings#mostPerSecond()}
 * @param failed what the listener threw an exception for
 */
public record HepStatistics(
        long messages, long rtcp, long other, long malformed, long wrongPassword, long dropped, long failed) {}
