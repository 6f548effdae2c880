/**
 * The stories: what is done to the world while calls run, and what it has to reach. Open
 * {@link io.github.ariadne4j.chaos.scenario.Scenarios} first. Imports {@code world}, {@code fault} and {@code judge}. A story
 * is told on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.scenario;

import org.jspecify.annotations.NullMarked;
