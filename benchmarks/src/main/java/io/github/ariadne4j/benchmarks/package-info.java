/**
 * How fast the client is. Open {@link io.github.ariadne4j.benchmarks.CoreBenchmark} first: it starts a JVM for each client,
 * gives both the same load in turns, and prints one table. What a call costs is measured in the package {@code calls}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks;

import org.jspecify.annotations.NullMarked;
