package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.thread.EventThread;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * The event loop of one Asterisk: the thread of its sockets, connections, calls and timers. It must never be blocked;
 * stalls are logged. Lives until it is closed; all methods may be called on any thread.
 */
public final class TransportLoop implements Executor, AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new LoopThreads(), NioIoHandler.newFactory());
    private final Map<AriAddress, SslContext> tls = new ConcurrentHashMap<>();
    private final EventLoop loop = group.next();
    private final StallMonitor stalls = new StallMonitor();

    /** Netty's thread, marked as an {@link EventThread}. */
    private static final class LoopThreads extends DefaultThreadFactory {
        LoopThreads() {
            super("ari-loop", true);
        }

        @Override
        protected Thread newThread(Runnable task, String name) {
            return new LoopThread(task, name);
        }
    }

    private static final class LoopThread extends FastThreadLocalThread implements EventThread {
        LoopThread(Runnable task, String name) {
            super(task, name);
        }
    }

    public EventLoop loop() {
        return loop;
    }

    public StallMonitor stallMonitor() {
        return stalls;
    }

    /** Whether the calling thread is the loop. */
    public boolean isCurrent() {
        return loop.inEventLoop();
    }

    /**
     * Queues a task for the loop.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the loop is closed
     */
    @Override
    public void execute(Runnable task) {
        loop.execute(stalls.watched(task));
    }

    /**
     * Runs a task on the loop, later.
     *
     * @return cancels the task
     * @throws java.util.concurrent.RejectedExecutionException if the loop is closed
     */
    public Runnable schedule(Duration after, Runnable task) {
        ScheduledFuture<?> scheduled = loop.schedule(stalls.watched(task), after.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Number of times the loop was blocked for more than 50 ms. */
    public long stalls() {
        return stalls.count();
    }

    public Bootstrap bootstrap() {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .resolver(NameLookUps.INSTANCE)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true);
    }

    /** Adds TLS. Netty verifies the certificate and, since 4.2, the host name, before any data is sent. */
    public void addTls(Channel channel, AriAddress address) {
        if (address.tls()) {
            SslContext verifying = tls.computeIfAbsent(address, TransportLoop::verifying);
            channel.pipeline().addLast(verifying.newHandler(channel.alloc(), address.host(), address.port()));
        }
    }

    private static SslContext verifying(AriAddress address) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS");
            Path authorities = address.authorities();
            if (authorities != null) {
                builder.trustManager(authorities.toFile());
            }
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JVM cannot do TLS: " + FailureReason.of(e), e);
        }
    }

    @Override
    public void close() {
        stalls.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
