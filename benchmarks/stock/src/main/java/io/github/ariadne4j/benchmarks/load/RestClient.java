package io.github.ariadne4j.benchmarks.load;

import java.util.function.Consumer;

/** A connected client whose requests are measured. */
public interface RestClient extends AutoCloseable {
    /** The measured requests. */
    enum Operation {
        /** {@code GET asterisk/ping}. */
        PING,
        /** {@code GET channels/{id}}. */
        GET_CHANNEL,
        /** {@code POST channels/{id}/variable}. */
        SET_VARIABLE
    }

    /** Sends a request about this channel and reports, on any thread, whether it succeeded. */
    void send(Operation operation, String channel, Consumer<Boolean> done);

    @Override
    void close();

    /** Creates a client. */
    @FunctionalInterface
    interface Maker {
        /**
         * Connects.
         *
         * @param way how requests are sent; each client has its own variants
         * @param inFlight the maximum number of requests without an answer
         */
        RestClient connect(Target target, String way, int inFlight) throws Exception;
    }
}
