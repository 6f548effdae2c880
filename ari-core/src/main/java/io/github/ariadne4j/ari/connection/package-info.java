/**
 * The life of a connection: what its listeners are told, and a pure machine that decides how it goes on. Open
 * {@link io.github.ariadne4j.ari.connection.ConnectionListener} first, then {@link io.github.ariadne4j.ari.connection.ReconnectMachine}. Imports {@code ari.model},
 * {@code ari.event}, {@code ari.bus} and {@code ari.transport}. Values and the machine may be used on any thread;
 * listeners are told on the loop.
 */
@NullMarked
package io.github.ariadne4j.ari.connection;

import org.jspecify.annotations.NullMarked;
