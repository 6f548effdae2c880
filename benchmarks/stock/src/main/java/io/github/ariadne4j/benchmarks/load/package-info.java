/**
 * The load and how it is counted, the same for every client that is measured; a client only says how it connects and sends.
 * Open {@link io.github.ariadne4j.benchmarks.load.Worker} first. Imports nothing of ours, so that it fits any class path.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
