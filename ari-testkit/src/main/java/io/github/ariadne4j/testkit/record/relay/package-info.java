/**
 * The proxy of the recorder: bytes are passed on unchanged, and a copy of them is decoded as HTTP and WebSocket. Open
 * {@link io.github.ariadne4j.testkit.record.relay.Relay} first. Imports nothing of the test kit; only this package and {@code wire} use
 * Netty. Everything runs on one event loop thread, so that all reports have one order.
 */
@NullMarked
package io.github.ariadne4j.testkit.record.relay;

import org.jspecify.annotations.NullMarked;
