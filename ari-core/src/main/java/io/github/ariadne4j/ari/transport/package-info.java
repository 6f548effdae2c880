/**
 * The wire: HTTP requests over a pool of keep-alive connections, and the WebSocket that events come in on, opened by us or
 * by Asterisk. Open {@link io.github.ariadne4j.ari.transport.HttpExchange},
 * {@link io.github.ariadne4j.ari.transport.EventSocket} and {@link io.github.ariadne4j.ari.transport.AriAcceptor} first.
 * Imports {@code ari.resource} (for its exceptions), {@code ari.json} and {@code ari.thread}, and is the only package of
 * ari-core that imports Netty. Runs on the loop of its Asterisk ({@link io.github.ariadne4j.ari.transport.TransportLoop}),
 * which nothing in here ever blocks.
 */
@NullMarked
package io.github.ariadne4j.ari.transport;

import org.jspecify.annotations.NullMarked;
