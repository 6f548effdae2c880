/**
 * {@code ./run bench calls}: what a call costs, and how long its set-up takes, with SIPp's calls on a real Asterisk. Open
 * {@link io.github.ariadne4j.benchmarks.calls.CallsBenchmark} first. It starts the programs and the callers one after the
 * other and reads what the kernel counted for each process; the servers are started by {@code scripts/bench-calls.sh}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
