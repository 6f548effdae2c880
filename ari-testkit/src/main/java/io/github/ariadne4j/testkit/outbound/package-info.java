/**
 * Asterisk's outbound WebSockets: the simulated Asterisk dials the application, once or for each call. Open
 * {@link io.github.ariadne4j.testkit.outbound.OutboundSettings} first; it and {@link io.github.ariadne4j.testkit.outbound.OutboundWebSocket} are
 * for tests, the other types are internals of the simulator. Imports all packages of the simulator but its entry package. Sockets open
 * and close on the event loop thread; their state is used under the lock of {@link io.github.ariadne4j.testkit.time.AsteriskLoop}.
 */
@NullMarked
package io.github.ariadne4j.testkit.outbound;

import org.jspecify.annotations.NullMarked;
