package io.github.ariadne4j.benchmarks.minimal;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A minimal back-to-back user agent with one event loop, REST over the WebSocket, and no storage: no session, no CDR, no retry, no
 * recovery. Reads ARI_URL, ARI_USERNAME, ARI_PASSWORD and ARI_APP from the environment, prints {@code ready} when it takes calls, and
 * runs until the socket closes or the process is ended.
 */
public final class MinimalB2bua {
    private static final int LARGEST_FRAME = 1 << 20;

    private MinimalB2bua() {}

    /** Runs it. */
    public static void main(String[] none) throws InterruptedException {
        URI ari = URI.create(System.getenv("ARI_URL"));
        String application = System.getenv("ARI_APP");
        URI events = URI.create("ws://" + ari.getAuthority() + "/ari/events?app=" + application);
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(events)
                .version(WebSocketVersion.V13)
                .customHeaders(authorization())
                .maxFramePayloadLength(LARGEST_FRAME)
                .build();
        EventLoopGroup loop =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("ari-io", true), NioIoHandler.newFactory());
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LARGEST_FRAME),
                                        new WebSocketClientProtocolHandler(config),
                                        new MinimalCalls(application));
                    }
                })
                .connect(ari.getHost(), ari.getPort())
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private static HttpHeaders authorization() {
        String secret = System.getenv("ARI_USERNAME") + ':' + System.getenv("ARI_PASSWORD");
        String basic = "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return new DefaultHttpHeaders().add(HttpHeaderNames.AUTHORIZATION, basic);
    }
}
