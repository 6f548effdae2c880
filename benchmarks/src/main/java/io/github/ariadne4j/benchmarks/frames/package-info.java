/**
 * A server that sends the events of bridged calls as fast as the socket accepts them. Open
 * {@link io.github.ariadne4j.benchmarks.frames.FrameServer} first. Uses the JDK only, so that it takes little processor time from the
 * measured clients.
 */
@NullMarked
package io.github.ariadne4j.benchmarks.frames;

import org.jspecify.annotations.NullMarked;
