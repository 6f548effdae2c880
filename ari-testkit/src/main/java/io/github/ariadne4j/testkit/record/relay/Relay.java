package io.github.ariadne4j.testkit.record.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A proxy on the loopback interface that passes every connection on to an Asterisk, byte by byte, also bytes that cannot be decoded.
 * Closing it closes all connections.
 */
public final class Relay implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup loop;
    private final Channel listener;

    private Relay(MultiThreadIoEventLoopGroup loop, Channel listener) {
        this.loop = loop;
        this.listener = listener;
    }

    /**
     * Starts.
     *
     * @param port the port to listen on; 0: a free one
     * @param asterisk the address of Asterisk's HTTP server, {@code http} or {@code https}
     * @param observer receives the traffic, on the event loop; must not block
     */
    public static Relay start(int port, URI asterisk, Consumer<Traffic> observer) {
        MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("ari-recorder", true), NioIoHandler.newFactory());
        Upstream upstream = Upstream.of(asterisk);
        SequenceNumbers numbers = new SequenceNumbers();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        upstream.connect(channel, new ConnectionDecoder(numbers, observer));
                    }
                });
        try {
            return new Relay(
                    loop,
                    bootstrap
                            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                            .syncUninterruptibly()
                            .channel());
        } catch (RuntimeException | Error e) {
            Future<?> unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Stops; the observer receives nothing after it returns. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        Future<?> unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
