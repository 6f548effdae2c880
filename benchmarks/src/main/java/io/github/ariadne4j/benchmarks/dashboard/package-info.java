/**
 * The benchmarks of the dashboard and of the record of calls that it shows, in one process without servers.
 * {@code ./run bench dashboard} measures open pages; open {@link io.github.ariadne4j.benchmarks.dashboard.DashboardBenchmark}
 * first. {@code ./run bench recorder} measures the recorder; open
 * {@link io.github.ariadne4j.benchmarks.dashboard.RecorderBenchmark}. Imports {@code benchmarks.simulation} and
 * {@code benchmarks.report}.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
