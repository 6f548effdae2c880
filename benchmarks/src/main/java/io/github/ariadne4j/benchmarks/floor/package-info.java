/**
 * The floor of {@code ./run bench calls}: the minimum cost of a call in a JVM. {@link io.github.ariadne4j.benchmarks.floor.FloorB2bua}
 * is a program of its own; it uses Netty and Jackson directly and nothing of this project.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
