/**
 * Replays records: a record takes the place of Asterisk. Open {@link io.github.ariadne4j.testkit.replay.AriReplay} first. Imports the
 * format of records, and of the simulator its server, the types of requests and answers, and its timers. Everything happens under one
 * lock, on the calling thread.
 */
@NullMarked
package io.github.ariadne4j.testkit.replay;

import org.jspecify.annotations.NullMarked;
