/**
 * The network side of the simulator: HTTP with keep-alive and the event WebSocket. Open
 * {@link io.github.ariadne4j.testkit.wire.LoopbackServer} first. Imports the types of requests and events of the packages below; of those
 * packages only this one uses Netty. Everything runs on one event loop thread, so that events keep their order.
 */
@NullMarked
package io.github.ariadne4j.testkit.wire;

import org.jspecify.annotations.NullMarked;
