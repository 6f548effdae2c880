package io.github.ariadne4j.testkit.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The HTTP server on the loopback interface. Closing it closes all connections and has no effect when repeated. */
public final class LoopbackServer implements AutoCloseable {
    /** Asterisk refuses larger bodies, with 413. */
    private static final int LARGEST_BODY = 40_960;

    private final MultiThreadIoEventLoopGroup loop;
    private final Channel listener;
    private final ChannelGroup connections;

    private LoopbackServer(MultiThreadIoEventLoopGroup loop, Channel listener, ChannelGroup connections) {
        this.loop = loop;
        this.listener = listener;
        this.connections = connections;
    }

    /** Listens on a port of the loopback interface; 0: a free one. */
    public static LoopbackServer start(int port, AriReceiver receiver) {
        MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("ari-simulator", true), NioIoHandler.newFactory());
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(pipeline(receiver, connections));
        Channel listener = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .syncUninterruptibly()
                .channel();
        return new LoopbackServer(loop, listener, connections);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** A client for outbound WebSockets, on the thread of this server. */
    public AriDialer dialer() {
        return new AriDialer(loop);
    }

    @Override
    public void close() {
        if (!loop.isShuttingDown()) {
            listener.close().syncUninterruptibly();
            connections.close().awaitUninterruptibly();
            Future<?> unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static ChannelInitializer<SocketChannel> pipeline(AriReceiver receiver, ChannelGroup connections) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                connections.add(channel);
                channel.pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(LARGEST_BODY))
                        .addLast(new RequestHandler(receiver));
            }
        };
    }
}
