/**
 * The orders to a live call, from its flow or from outside, and their outcomes. Open
 * {@link io.github.ariadne4j.callflow.control.ControlOutcome} first. Imports {@code callflow.call}. Everything here is immutable
 * and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.control;

import org.jspecify.annotations.NullMarked;
