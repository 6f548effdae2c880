/**
 * The minimum cost of a call in a JVM, for {@code ./run bench calls}. {@link io.github.ariadne4j.benchmarks.minimal.MinimalB2bua}
 * is a program of its own; it uses Netty and Jackson directly and nothing of this project.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.minimal;

import org.jspecify.annotations.NullMarked;
