package io.github.ariadne4j.ari.hep;

/**
 * The datagrams that a {@link HepReceiver} got since its start, each counted once, by what became of it.
 *
 * @param messages SIP messages that the listener was told of
 * @param notSip HEPv3 that carries something else, RTCP for example
 * @param malformed neither
 * @param wrongPassword with another password, or none
 * @param dropped on top of {@link HepSettings#mostPerSecond()}
 * @param failed SIP messages that the listener threw an exception for
 */
public record HepStatistics(
        long messages, long notSip, long malformed, long wrongPassword, long dropped, long failed) {}
