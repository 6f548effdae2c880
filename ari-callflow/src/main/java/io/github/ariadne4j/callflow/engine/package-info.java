/**
 * Runs the calls of one Asterisk. An event becomes a signal to one call ({@code SignalTranslator}), callers come in
 * ({@code IncomingChannels}), and {@code SessionRecovery} and {@code Reconciler} compare the calls with what Asterisk holds. What a
 * signal does is worked out by {@code actor.CallActor} and carried out by {@code execution.CommandRunner}. Open
 * {@link io.github.ariadne4j.callflow.engine.AsteriskCalls} first. Imports {@code ari.*} with
 * {@code ari.loop}, and all packages of callflow but {@code address}, {@code b2bua}, {@code identity} and the door. Runs on the loop,
 * which nothing in here blocks.
 */
@NullMarked
package io.github.ariadne4j.callflow.engine;

import org.jspecify.annotations.NullMarked;
