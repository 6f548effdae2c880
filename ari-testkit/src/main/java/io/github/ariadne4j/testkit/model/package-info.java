/**
 * The simulated Asterisk without a network: channels, bridges, Stasis applications, and the events that they cause. Open
 * {@link io.github.ariadne4j.testkit.model.SimulatedAsterisk} first. Imports the scripts only. Everything happens under the lock of
 * {@link io.github.ariadne4j.testkit.model.AsteriskLoop}, on the thread that holds it.
 */
@NullMarked
package io.github.ariadne4j.testkit.model;

import org.jspecify.annotations.NullMarked;
