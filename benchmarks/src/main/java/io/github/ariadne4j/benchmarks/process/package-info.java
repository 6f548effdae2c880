/**
 * A measured JVM in a process of its own: processor time by kind of thread, memory, allocation and the heap. Open
 * {@link io.github.ariadne4j.benchmarks.process.MeasuredProcess} first. Imports {@code benchmarks.report}. Reads
 * {@code /proc}, {@code jstat} and {@code jcmd}, and runs no code in the measured JVM.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.process;

import org.jspecify.annotations.NullMarked;
