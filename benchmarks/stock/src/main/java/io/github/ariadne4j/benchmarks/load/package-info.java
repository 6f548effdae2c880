/**
 * The load and its measurement, the same for every client; a client only implements how it connects and sends. Open
 * {@link io.github.ariadne4j.benchmarks.load.Worker} first. Imports nothing of this project, so that it works with any class path.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
