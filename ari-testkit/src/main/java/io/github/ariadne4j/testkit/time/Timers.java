package io.github.ariadne4j.testkit.time;

import java.time.Duration;
import java.time.Instant;

/** The simulator's source of time. Tasks that are due at the same time run in the order in which they were scheduled. */
public interface Timers extends AutoCloseable {
    /** The current time. */
    Instant now();

    /** Runs a task once after a delay, on a thread of the implementation. */
    void after(Duration delay, Runnable task);

    /** Drops the tasks that have not run yet. */
    @Override
    void close();
}
