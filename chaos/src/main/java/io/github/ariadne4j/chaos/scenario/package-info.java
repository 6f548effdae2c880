/**
 * What each scenario is: a fault that is injected while calls run, its size, and its requirements. Open
 * {@link io.github.ariadne4j.chaos.scenario.Scenario} first. Imports {@code testbed}, {@code fault} and {@code judge}. A scenario runs on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.scenario;

import org.jspecify.annotations.NullMarked;
