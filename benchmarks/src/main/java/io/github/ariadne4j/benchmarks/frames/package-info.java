/**
 * A server that sends the events of bridged calls as fast as the socket takes them. Open
 * {@link io.github.ariadne4j.benchmarks.frames.FrameServer} first. Plain JDK, so that it takes as little as possible of
 * the machine from those who are measured.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.frames;

import org.jspecify.annotations.NullMarked;
