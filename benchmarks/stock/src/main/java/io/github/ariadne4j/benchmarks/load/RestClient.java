package io.github.ariadne4j.benchmarks.load;

import java.util.function.Consumer;

/** A client, connected, of which requests are wanted. */
public interface RestClient extends AutoCloseable {
    /** What is asked. */
    enum Operation {
        /** {@code GET asterisk/ping}. */
        PING,
        /** {@code GET channels/{id}}. */
        GET_CHANNEL,
        /** {@code POST channels/{id}/variable}. */
        SET_VARIABLE
    }

    /** Sends a request about this channel and says, on any thread, whether it succeeded. */
    void send(Operation operation, String channel, Consumer<Boolean> done);

    @Override
    void close();

    /** Makes a client. */
    @FunctionalInterface
    interface Maker {
        /**
         * Connects.
         *
         * @param way how requests are sent; each client has its own ways
         * @param inFlight how many will be under way at once
         */
        RestClient connect(Target target, String way, int inFlight) throws Exception;
    }
}
