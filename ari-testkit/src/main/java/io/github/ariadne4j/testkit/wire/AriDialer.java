package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;

/** Opens event sockets to a server, as Asterisk's outbound WebSockets do: subprotocol {@code ari}, masked frames. */
public final class AriDialer {
    /** Asterisk's {@code connection_timeout}. */
    private static final int CONNECT_MILLIS = 500;

    private static final int LARGEST_PAYLOAD = 65_527;
    private static final int LARGEST_ANSWER = 8_192;

    private final EventLoopGroup loop;

    AriDialer(EventLoopGroup loop) {
        this.loop = loop;
    }

    /**
     * Dials once.
     *
     * @param uri the server, {@code ws://…}
     * @param authorization the {@code Authorization} header, empty for none
     * @param request passed to the receiver when the socket is open
     * @param receiver receives the open socket
     * @param failed run instead if the socket does not open
     */
    public void dial(URI uri, String authorization, RestRequest request, SocketReceiver receiver, Runnable failed) {
        Destination destination = Destination.of(uri);
        String host = destination.host() + ':' + destination.port();
        // Netty would take both from the URI, which has no host if the name has an underscore.
        HttpHeaders headers =
                new DefaultHttpHeaders().set(HttpHeaderNames.HOST, host).set(HttpHeaderNames.ORIGIN, "http://" + host);
        if (!authorization.isEmpty()) {
            headers.set(HttpHeaderNames.AUTHORIZATION, authorization);
        }
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        WebSocketClientHandshaker handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                                uri, WebSocketVersion.V13, "ari", false, headers, LARGEST_PAYLOAD);
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_ANSWER))
                                .addLast(new OutboundHandshake(handshaker, request, receiver, failed));
                    }
                })
                .connect(destination.host(), destination.port())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        failed.run();
                    }
                });
    }
}
