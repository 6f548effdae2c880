/**
 * The benchmark of durable flows, {@code ./run bench flows}: the cost of the journal for each verb, with a real Asterisk and a real
 * Redis. Open {@link io.github.ariadne4j.benchmarks.flows.FlowBenchmark} first; the servers are started by
 * {@code scripts/bench-flows.sh}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.flows;

import org.jspecify.annotations.NullMarked;
