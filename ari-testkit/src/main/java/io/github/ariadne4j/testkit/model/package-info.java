/**
 * The simulated Asterisk without a network, and its REST operations by subject. Open
 * {@link io.github.ariadne4j.testkit.model.SimulatedAsterisk} first. Imports the telephones, the telephony, the state, the time and the
 * scripts. The types are internals of the simulator. Everything happens under the lock of
 * {@link io.github.ariadne4j.testkit.time.AsteriskLoop}, on the thread that holds it.
 */
@NullMarked
package io.github.ariadne4j.testkit.model;

import org.jspecify.annotations.NullMarked;
