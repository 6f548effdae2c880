/** Ariadne4j's client under the load. Open {@link io.github.ariadne4j.benchmarks.ours.OurWorker} first. */
@NullMarked
package io.github.ariadne4j.benchmarks.ours;

import org.jspecify.annotations.NullMarked;
