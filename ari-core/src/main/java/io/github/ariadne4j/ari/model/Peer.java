package io.github.ariadne4j.ari.model;

/**
 * The registration status of a peer at the time of an event.
 *
 * @param status for example {@code Registered}
 * @param cause the reason, empty if unknown
 * @param address its address, empty if unknown
 * @param port its port, empty if unknown
 * @param time response time as Asterisk prints it; empty if unknown
 */
public record Peer(String status, String cause, String address, String port, String time) {}
