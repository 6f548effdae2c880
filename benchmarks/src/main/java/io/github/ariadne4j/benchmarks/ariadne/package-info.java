/** Ariadne4j's client under the load. Open {@link io.github.ariadne4j.benchmarks.ariadne.AriadneWorker} first. */
@NullMarked
package io.github.ariadne4j.benchmarks.ariadne;

import org.jspecify.annotations.NullMarked;
