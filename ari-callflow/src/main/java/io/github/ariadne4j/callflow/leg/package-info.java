/**
 * One leg of a call as a pure function: {@code Leg × LegEvent → LegTransition(next, reports, commands)}; the same machine for a
 * caller, a callee and every other role. Open {@link io.github.ariadne4j.callflow.leg.LegMachine} first, then
 * {@link io.github.ariadne4j.callflow.leg.LegState}. Imports {@code callflow.call}, {@code route} and {@code ari.model}, and has
 * no side effects: no clock, no network, no store. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.leg;

import org.jspecify.annotations.NullMarked;
