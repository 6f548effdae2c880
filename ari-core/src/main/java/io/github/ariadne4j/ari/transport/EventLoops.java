package io.github.ariadne4j.ari.transport;

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
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** One thread for REST and one for the event socket, so that a burst of answers never delays an event. */
final class EventLoops implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(2, new LoopThreads(), NioIoHandler.newFactory());
    private final Map<AriAddress, SslContext> tls = new ConcurrentHashMap<>();
    private final EventLoop http = group.next();
    private final EventLoop events = group.next();

    /** Netty's threads, marked as ours. */
    private static final class LoopThreads extends DefaultThreadFactory {
        LoopThreads() {
            super("ari-io", true);
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

    EventLoop http() {
        return http;
    }

    EventLoop events() {
        return events;
    }

    Bootstrap bootstrap() {
        return bootstrap(http);
    }

    Bootstrap bootstrap(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true);
    }

    /** Netty verifies the certificate and, since 4.2, the host name as well; all of it before anything of ours is sent. */
    void addTls(Channel channel, AriAddress address) {
        if (address.tls()) {
            SslContext verifying = tls.computeIfAbsent(address, EventLoops::verifying);
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
            throw new IllegalStateException("this JVM cannot do TLS: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
