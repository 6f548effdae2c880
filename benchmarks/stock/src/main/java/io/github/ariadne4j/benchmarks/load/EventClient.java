package io.github.ariadne4j.benchmarks.load;

import java.util.function.LongConsumer;

/** A client of which events are wanted. */
@FunctionalInterface
public interface EventClient {
    /** Connects, and gives the listener the timestamp of every event, in milliseconds, until closed. */
    AutoCloseable listen(Target target, LongConsumer timestamps) throws Exception;
}
