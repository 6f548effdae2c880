/**
 * Unmodified ari4java under the load. Open {@link io.github.ariadne4j.benchmarks.stock.StockWorker} first; it runs in a JVM of its own,
 * with ari4java's own Netty.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.stock;

import org.jspecify.annotations.NullMarked;
