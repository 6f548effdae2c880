/**
 * The state machine of a call, as a pure function: {@code CallModel × CallSignal → CallTransition(next, commands)}. A call is a set of legs, a
 * set of bridges and a plan that says what they are for: a signal changes one leg or bridge, what that reports changes the plan,
 * and the plan gives orders to legs and bridges. {@code CallRecovery} goes on with a call that an earlier instance left. Open
 * {@link io.github.ariadne4j.callflow.plan.CallMachine} first, then {@code PlanRules}. Imports {@code callflow.step}, {@code callflow.model}
 * and what that imports, and touches nothing: no clock, no network, no store. {@code CallMachine} may be used on any thread; the rest
 * lives for one signal.
 */
@NullMarked
package io.github.ariadne4j.callflow.plan;

import org.jspecify.annotations.NullMarked;
