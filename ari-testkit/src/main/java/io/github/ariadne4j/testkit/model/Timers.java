package io.github.ariadne4j.testkit.model;

import java.time.Duration;
import java.time.Instant;

/** Where the simulator takes its time from. Tasks due at the same time run in the order in which they were given. */
public interface Timers extends AutoCloseable {
    /** The time now. */
    Instant now();

    /** Runs a task once, later, on a thread of its own choice. */
    void after(Duration delay, Runnable task);

    /** Drops what has not run yet. */
    @Override
    void close();
}
