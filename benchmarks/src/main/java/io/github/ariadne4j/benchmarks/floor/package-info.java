/**
 * The floor of {@code ./run bench calls}: what a call costs a JVM at least. {@link io.github.ariadne4j.benchmarks.floor.FloorB2bua}
 * is a program of its own; it uses Netty and Jackson directly and nothing of this project.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
