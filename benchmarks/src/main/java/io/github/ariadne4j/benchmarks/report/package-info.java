/**
 * Figures and their tables in Markdown, for all benchmarks. Open {@link io.github.ariadne4j.benchmarks.report.Table} first.
 * Imports the JDK only.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.report;

import org.jspecify.annotations.NullMarked;
