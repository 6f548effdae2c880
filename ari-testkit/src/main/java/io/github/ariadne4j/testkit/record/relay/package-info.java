/**
 * The proxy of the recorder: bytes go through unchanged, and a copy of them is read as HTTP and WebSocket. Open
 * {@link io.github.ariadne4j.testkit.record.relay.Relay} first. Imports nothing of the test kit, and knows Netty, as
 * only {@code wire} does besides. Everything runs on one event loop thread, so that what it reports is in one order.
 */
@NullMarked
package io.github.ariadne4j.testkit.record.relay;

import org.jspecify.annotations.NullMarked;
