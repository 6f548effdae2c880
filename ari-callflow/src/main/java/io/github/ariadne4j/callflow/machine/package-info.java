/**
 * What a call does, as a pure function: {@code CallState × CallSignal → Transition(next, effects)}. Open
 * {@link io.github.ariadne4j.callflow.machine.CallState} first. Imports {@code callflow.call}, {@code flow}, {@code cdr},
 * {@code limit}, {@code session} and {@code ari.model}, and touches nothing: no clock, no network, no store. Everything here is immutable.
 */
@NullMarked
package io.github.ariadne4j.callflow.machine;

import org.jspecify.annotations.NullMarked;
