/**
 * The scenarios: the faults that are injected while calls run, and their requirements. Open
 * {@link io.github.ariadne4j.chaos.scenario.FaultScenarios} first. Imports {@code world}, {@code fault} and {@code judge}. A scenario runs
 * on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.scenario;

import org.jspecify.annotations.NullMarked;
