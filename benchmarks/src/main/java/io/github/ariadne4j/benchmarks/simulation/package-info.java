/**
 * Calls on the simulator of the test kit, which runs in the process of the benchmark. Open
 * {@link io.github.ariadne4j.benchmarks.simulation.SimulatedEngine} first. Imports {@code benchmarks.report}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
