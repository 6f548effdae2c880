/**
 * Replay: a record plays the part of Asterisk. Open {@link io.github.ariadne4j.testkit.replay.AriReplay} first. Imports
 * the format of records, and of the simulator its server, the shapes of requests and answers, and its timers. Everything
 * happens under one lock, on the thread that brings it in.
 */
@NullMarked
package io.github.ariadne4j.testkit.replay;

import org.jspecify.annotations.NullMarked;
