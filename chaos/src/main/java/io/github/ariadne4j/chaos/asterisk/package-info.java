/**
 * The scenarios with faults of Asterisk and of the connections to it. Open
 * {@link io.github.ariadne4j.chaos.asterisk.AsteriskScenarios} first. Imports {@code scenario}, {@code testbed}, {@code fault} and {@code judge}. A scenario
 * runs on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.asterisk;

import org.jspecify.annotations.NullMarked;
