/**
 * Scripts that are played on the real Asterisk and on the simulated one with the same result: see
 * {@code src/test/resources/conformance}. Open {@link io.github.ariadne4j.testkit.conformance.ConformanceTest} first.
 */
@NullMarked
package io.github.ariadne4j.testkit.conformance;

import org.jspecify.annotations.NullMarked;
