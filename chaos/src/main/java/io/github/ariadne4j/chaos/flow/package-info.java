/**
 * The scenarios with durable flows: the recipes of {@code examples/custom-flows}, their callers, and kills of the application. Open
 * {@link io.github.ariadne4j.chaos.flow.FlowScenarios} first. Imports {@code scenario}, {@code testbed}, {@code telephone} and
 * {@code judge}. A scenario runs on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.flow;

import org.jspecify.annotations.NullMarked;
