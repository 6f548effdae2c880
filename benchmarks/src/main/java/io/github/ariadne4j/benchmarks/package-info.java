/**
 * The benchmark of the client. Open {@link io.github.ariadne4j.benchmarks.CoreBenchmark} first: it starts a JVM for each client, gives
 * both the same load alternately, and prints one table. The benchmarks of calls are in the package {@code calls}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks;

import org.jspecify.annotations.NullMarked;
