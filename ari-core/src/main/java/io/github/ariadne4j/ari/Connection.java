package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.request.RequestListener;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** The source of a client's events; reconnects after a loss. */
interface Connection extends AutoCloseable {
    OrderedEventBus bus();

    /** A copy of the event that is being read, as received; on the loop. */
    ByteBuffer eventJson();

    CompletionStage<Void> listen();

    ConnectionState state();

    Subscription onConnection(ConnectionListener listener);

    Subscription onRequest(RequestListener listener);

    AriStatistics statistics();

    @Override
    void close();
}
