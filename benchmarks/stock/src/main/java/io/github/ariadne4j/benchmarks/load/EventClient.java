package io.github.ariadne4j.benchmarks.load;

import java.util.function.LongConsumer;

/** A client whose events are measured. */
@FunctionalInterface
public interface EventClient {
    /** Connects, and passes the timestamp of every event to the listener, in milliseconds, until closed. */
    AutoCloseable listen(Target target, LongConsumer timestamps) throws Exception;
}
