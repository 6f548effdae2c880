/**
 * The state of a connection: its listeners, and the pure state machine of reconnection. Open
 * {@link io.github.ariadne4j.ari.connection.ConnectionListener} first, then
 * {@link io.github.ariadne4j.ari.connection.ReconnectMachine}. Imports {@code ari.model}, {@code ari.event},
 * {@code ari.bus} and {@code ari.transport}. Values and the machine may be used on any thread; listeners are called on
 * the loop.
 */
@NullMarked
package io.github.ariadne4j.ari.connection;

import org.jspecify.annotations.NullMarked;
