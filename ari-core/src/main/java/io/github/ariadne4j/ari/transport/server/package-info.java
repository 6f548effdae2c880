/**
 * The port that Asterisk connects to: limits, authentication, TLS, and accepted sockets. Open
 * {@link io.github.ariadne4j.ari.transport.server.AriAcceptor} first. Imports {@code ari.transport},
 * {@code ari.exchange}, {@code ari.request}, {@code ari.thread}, and {@code ari.transport.client} for requests by HTTP.
 * Runs on the loop of the server.
 */
@NullMarked
package io.github.ariadne4j.ari.transport.server;

import org.jspecify.annotations.NullMarked;
