/**
 * The benchmarks of calls. {@code ./run bench calls} measures the cost and the set-up time of a call, with SIPp's calls on a real
 * Asterisk; open {@link io.github.ariadne4j.benchmarks.calls.CallsBenchmark} first. {@code ./run bench memory} measures the memory of
 * live calls, with the simulator of the test kit; open {@link io.github.ariadne4j.benchmarks.calls.MemoryBenchmark} first. Both start
 * the programs, place the calls, and read the kernel's counters of each process; the servers are started by
 * {@code scripts/bench-calls.sh} and {@code scripts/bench-memory.sh}. Imports {@code benchmarks.minimal}, {@code benchmarks.process},
 * {@code benchmarks.simulation} and {@code benchmarks.report}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
