/**
 * Time of the simulated Asterisk, real or virtual, and the lock under which it changes. Open
 * {@link io.github.ariadne4j.testkit.time.AsteriskLoop} first; tests use {@link io.github.ariadne4j.testkit.time.ManualTimers}. Imports nothing of this project.
 * Any thread may call it. Tasks run on the timers' thread, or on the thread that advances virtual time.
 */
@NullMarked
package io.github.ariadne4j.testkit.time;

import org.jspecify.annotations.NullMarked;
