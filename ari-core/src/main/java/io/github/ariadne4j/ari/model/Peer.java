package io.github.ariadne4j.ari.model;

/**
 * What became of a peer, as an event showed it.
 *
 * @param status for example {@code Registered}
 * @param cause why, empty if nothing was said
 * @param address its address, empty if unknown
 * @param port its port, empty if unknown
 * @param time how long its last answer took, in Asterisk's words; empty if unknown
 */
public record Peer(String status, String cause, String address, String port, String time) {}
