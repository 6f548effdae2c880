/**
 * The transport to an Asterisk that the client connects to: HTTP requests over a pool of keep-alive connections, and
 * the event socket. Open {@link io.github.ariadne4j.ari.transport.client.AsteriskTransport} first. Imports
 * {@code ari.transport}, {@code ari.exchange} and {@code ari.request}. Runs on the loop of its Asterisk.
 */
@NullMarked
package io.github.ariadne4j.ari.transport.client;

import org.jspecify.annotations.NullMarked;
