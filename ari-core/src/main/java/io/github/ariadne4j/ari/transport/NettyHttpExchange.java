package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriException;
import io.github.ariadne4j.ari.resource.AriTimeoutException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The keep-alive HTTP pool. Everything happens on one event loop, so nothing is locked and nothing waits. */
final class NettyHttpExchange implements HttpExchange, AutoCloseable {
    /** Clearly before Asterisk's 15 s. */
    private static final int IDLE_SECONDS = 10;

    /** Lists of thousands of channels are megabytes. */
    private static final int LARGEST_ANSWER = 64 << 20;

    private final EventLoops loops;
    private final AriAddress address;
    private final Duration requestTimeout;
    private final Bootstrap bootstrap;
    private final ConnectionPool pool;

    NettyHttpExchange(
            EventLoops loops, AriAddress address, int connections, Duration connectTimeout, Duration requestTimeout) {
        this.loops = loops;
        this.address = address;
        this.requestTimeout = requestTimeout;
        this.pool = new ConnectionPool(connections, requestTimeout, this::connect, this::complete, this::fail);
        this.bootstrap = loops.bootstrap()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .handler(new ChannelSetUp(this::setUp));
    }

    private void setUp(Channel channel) {
        loops.addTls(channel, address);
        channel.pipeline()
                .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(LARGEST_ANSWER),
                        new IdleStateHandler(0, 0, IDLE_SECONDS));
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        Pending pending = new Pending(request);
        try {
            loops.http().execute(() -> submit(pending));
        } catch (RejectedExecutionException e) {
            fail(pending, AriException.disconnected(request.summary() + ": the client is closed", false, e));
        }
        return pending.answer.minimalCompletionStage();
    }

    private void submit(Pending pending) {
        pending.deadline =
                loops.http().schedule(() -> expire(pending), requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        pool.submit(pending);
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

    private void complete(Pending pending, AriResponse response) {
        pending.finish();
        pending.answer.complete(response);
    }

    private void fail(Pending pending, AriException why) {
        pending.finish();
        pending.answer.completeExceptionally(why);
    }

    private void expire(Pending pending) {
        if (pending.answer.isDone()) {
            return;
        }
        String what = pending.request.summary() + ": no answer from " + address + " within " + requestTimeout;
        fail(
                pending,
                pool.expire(pending)
                        ? new AriTimeoutException(what)
                        : AriException.disconnected(what + "; it was never sent", false, null));
    }

    /** In this order: a connection that closes while requests wait would be followed by a new one. */
    @Override
    public void close() {
        if (!loops.http().isShuttingDown()) {
            loops.http().execute(pool::shutDown);
        }
        loops.close();
    }
}
