/**
 * {@code ./run bench calls}: what a call costs, and how long its set-up takes, with SIPp's calls on a real Asterisk. Open
 * {@link io.github.ariadne4j.benchmarks.calls.CallsBenchmark} first. {@code ./run bench memory}: what live calls hold, with
 * calls of the test kit's simulator; open {@link io.github.ariadne4j.benchmarks.calls.MemoryBenchmark} first. Both start the
 * programs and place the calls, and read what the kernel counted for each process; the servers are started by
 * {@code scripts/bench-calls.sh} and {@code scripts/bench-memory.sh}. {@code ./run bench dashboard}: what open pages cost, in one
 * process without servers; open {@link io.github.ariadne4j.benchmarks.calls.DashboardBenchmark} first.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
