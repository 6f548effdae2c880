/**
 * Scripts that the real Asterisk and the simulated one play alike: see {@code src/test/resources/conformance}. Open
 * {@link io.github.ariadne4j.testkit.conformance.ConformanceTest} first.
 */
@NullMarked
package io.github.ariadne4j.testkit.conformance;

import org.jspecify.annotations.NullMarked;
