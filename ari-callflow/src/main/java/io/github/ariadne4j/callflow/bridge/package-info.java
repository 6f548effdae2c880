/**
 * One bridge of a call as a pure function: {@code BridgeState × BridgeEvent → BridgeTransition(next, reports, commands)}. Open
 * {@link io.github.ariadne4j.callflow.bridge.BridgeMachine} first, then {@link io.github.ariadne4j.callflow.bridge.BridgeState}.
 * Imports {@code callflow.leg}, {@code callflow.call} and {@code ari.model}, and has no side effects: no clock, no network, no
 * store. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.bridge;

import org.jspecify.annotations.NullMarked;
