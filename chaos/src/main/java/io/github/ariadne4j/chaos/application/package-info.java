/**
 * The scenarios with faults and loads of the application: kills at any moment and at each request, restarts, suspended instances, overload. Open
 * {@link io.github.ariadne4j.chaos.application.ApplicationScenarios} first. Imports {@code scenario}, {@code testbed}, {@code fault} and {@code judge}. A scenario
 * runs on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.application;

import org.jspecify.annotations.NullMarked;
