package io.github.ariadne4j.ari.transport.client;

import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.Deadlines;
import io.github.ariadne4j.ari.transport.PendingRequest;
import io.github.ariadne4j.ari.transport.PipelineSetUp;
import io.github.ariadne4j.ari.transport.RequestConnection;
import io.github.ariadne4j.ari.transport.RequestTransport;
import io.github.ariadne4j.ari.transport.StallMonitorHandler;
import io.github.ariadne4j.ari.transport.TransportLoop;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;

/** Requests over keep-alive HTTP connections. Used on the event loop only. */
public final class HttpTransport implements RequestTransport {
    /** Shorter than Asterisk's 15 s. */
    private static final int IDLE_SECONDS = 10;

    /** Lists of thousands of channels are megabytes. */
    private static final int LARGEST_ANSWER = 64 << 20;

    private final TransportLoop loops;
    private final AriAddress address;
    private final Bootstrap bootstrap;
    private final ConnectionPool pool;

    public HttpTransport(
            TransportLoop loops,
            AriAddress address,
            int connections,
            Duration connectTimeout,
            Duration requestTimeout) {
        this.loops = loops;
        this.address = address;
        Deadlines deadlines = new Deadlines(loops.loop(), requestTimeout, HttpTransport::expire);
        this.pool = new ConnectionPool(connections, this::connect, deadlines, requestTimeout);
        this.bootstrap = loops.bootstrap()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .handler(new PipelineSetUp(this::setUp));
    }

    private void setUp(Channel channel) {
        channel.pipeline().addLast(new StallMonitorHandler(loops.stallMonitor()));
        loops.addTls(channel, address);
        channel.pipeline()
                .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(LARGEST_ANSWER),
                        new IdleStateHandler(0, 0, IDLE_SECONDS));
    }

    @Override
    public boolean offer(PendingRequest pending) {
        return pool.offer(pending);
    }

    @Override
    public void serves(RequestTransport.Waiting queue) {
        pool.serves(queue);
    }

    private void connect() {
        bootstrap.connect(address.host(), address.port()).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                HttpConnection connection = new HttpConnection(pool, connected.channel(), address);
                connected.channel().pipeline().addLast(connection);
                pool.connected(connection);
            } else {
                pool.notConnected(connected.cause());
            }
        });
    }

    private static void expire(PendingRequest pending) {
        RequestConnection connection = pending.connection;
        if (connection != null) {
            pending.fail(connection.expire(pending));
        }
    }

    /** Called before the loop ends, so that no connection is opened for queued requests when one closes. */
    public void close() {
        pool.shutDown();
    }
}
