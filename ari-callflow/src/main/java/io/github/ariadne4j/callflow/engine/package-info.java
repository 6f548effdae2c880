/**
 * Runs calls on the loop of their Asterisk. An event of Asterisk becomes a signal to one call
 * ({@code SignalTranslator}, {@code ChannelDirectory}); {@code CallActor} has the machine work out what that does, and
 * {@code CommandRunner} carries the commands out: through {@code LegRequests}, {@code BridgeRequests} and {@code ChannelRequests} to
 * {@code CallGateway}, the only sender to Asterisk, to the store, to timers and to the flow. {@code SessionRecovery} and
 * {@code Reconciler} compare with what Asterisk holds. Open {@link io.github.ariadne4j.callflow.engine.AsteriskCalls} first, then
 * {@code CallActor} and {@code CommandRunner}. Imports {@code ari.*}, of that as the only package {@code ari.loop}, and all packages
 * of callflow but {@code address}, {@code b2bua}, {@code identity} and the door. Runs on the loop, which nothing in here blocks;
 * flows have threads of their own.
 */
@NullMarked
package io.github.ariadne4j.callflow.engine;

import org.jspecify.annotations.NullMarked;
