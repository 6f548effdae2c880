/**
 * A call as a value, and what it is told and wants done: {@link io.github.ariadne4j.callflow.model.CallModel} is its state,
 * {@link io.github.ariadne4j.callflow.model.CallSignal} what happens to it, {@link io.github.ariadne4j.callflow.model.CallCommand}
 * what it wants done outside. What a signal does to a call is worked out in {@code callflow.plan}. Open {@code CallModel} first, then
 * {@link io.github.ariadne4j.callflow.model.CallPlan}. Imports {@code callflow.call}, {@code control}, {@code flow}, {@code journal},
 * {@code limit}, {@code leg}, {@code bridge}, {@code room}, {@code route}, {@code verb} and {@code ari.model}. Everything here is immutable
 * and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.model;

import org.jspecify.annotations.NullMarked;
