/**
 * The transport that clients and servers share: the loop, the queue of requests, the choice of a transport, and
 * requests over a WebSocket. Open {@link io.github.ariadne4j.ari.transport.TransportLoop} and
 * {@link io.github.ariadne4j.ari.transport.EventSocket} first. Imports {@code ari.exchange}, {@code ari.request},
 * {@code ari.json} and {@code ari.thread}; Netty is imported here, in the two packages below, and in {@code ari.hep},
 * and nowhere else in ari-core. Runs on the loop of its Asterisk, which no class of this package blocks.
 */
@NullMarked
package io.github.ariadne4j.ari.transport;

import org.jspecify.annotations.NullMarked;
