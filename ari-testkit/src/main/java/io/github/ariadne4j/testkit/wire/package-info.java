/**
 * The network side of the simulator: HTTP with keep-alive and the event WebSocket. Open
 * {@link io.github.ariadne4j.testkit.wire.AriServer} first. Imports the shapes of requests and events from below, and is
 * the only place that knows Netty. Everything runs on one event loop thread, so that events keep their order.
 */
@NullMarked
package io.github.ariadne4j.testkit.wire;

import org.jspecify.annotations.NullMarked;
