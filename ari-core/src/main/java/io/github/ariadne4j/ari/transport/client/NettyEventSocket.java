package io.github.ariadne4j.ari.transport.client;

import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.EventSocketHandler;
import io.github.ariadne4j.ari.transport.PipelineSetUp;
import io.github.ariadne4j.ari.transport.SocketActivity;
import io.github.ariadne4j.ari.transport.SocketExchange;
import io.github.ariadne4j.ari.transport.StallMonitorHandler;
import io.github.ariadne4j.ari.transport.TransportLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event socket that this client opens, with Netty. */
final class NettyEventSocket implements EventSocket {
    private static final int LARGEST_HANDSHAKE = 64 << 10;

    private final TransportLoop loops;
    private final AriAddress address;
    private final String application;
    private final Heartbeat heartbeat;
    private final Listener listener;
    private final SocketExchange requests;
    private volatile @Nullable Channel channel;
    private volatile boolean closed;

    NettyEventSocket(
            TransportLoop loops,
            AriAddress address,
            String application,
            Heartbeat heartbeat,
            Duration requestTimeout,
            Listener listener) {
        this.loops = loops;
        this.address = address;
        this.application = application;
        this.heartbeat = heartbeat;
        this.listener = listener;
        this.requests = new SocketExchange(loops.loop(), this::write, requestTimeout);
    }

    private void write(String frame) {
        Channel open = channel;
        if (open != null) {
            open.writeAndFlush(new TextWebSocketFrame(frame));
        }
    }

    @Override
    public SocketExchange requests() {
        return requests;
    }

    @Override
    public void open() {
        loops.bootstrap()
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(heartbeat.deadline().toMillis()))
                .handler(new PipelineSetUp(this::setUp))
                .connect(address.host(), address.port())
                .addListener((ChannelFuture connected) -> {
                    channel = connected.channel();
                    if (!connected.isSuccess()) {
                        listener.onClosed(new Loss(FailureReason.of(connected.cause()), 0, Instant.now()));
                    } else if (closed) {
                        connected.channel().close();
                    }
                });
    }

    private void setUp(Channel connecting) {
        connecting.pipeline().addLast(new StallMonitorHandler(loops.stallMonitor()));
        loops.addTls(connecting, address);
        connecting
                .pipeline()
                .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(LARGEST_HANDSHAKE),
                        new WebSocketClientProtocolHandler(protocol()),
                        new WebSocketFrameAggregator(EventSocketHandler.LARGEST_FRAME),
                        new FlushConsolidationHandler(EventSocketHandler.MOST_WRITES_PER_FLUSH, true),
                        new EventSocketHandler(heartbeat, new SocketActivity(), listener, requests));
    }

    private WebSocketClientProtocolConfig protocol() {
        HttpHeaders headers = new DefaultHttpHeaders()
                .set(HttpHeaderNames.HOST, address.host() + ':' + address.port())
                .set(HttpHeaderNames.AUTHORIZATION, address.authorization());
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(uri())
                .subprotocol("ari")
                .version(WebSocketVersion.V13)
                .customHeaders(headers)
                // Netty would take it from the URI, which has no host where the name has an underscore; only browsers
                // need one.
                .generateOriginHeader(false)
                .maxFramePayloadLength(EventSocketHandler.LARGEST_FRAME)
                .handleCloseFrames(true)
                .dropPongFrames(false)
                .withUTF8Validator(false)
                .handshakeTimeoutMillis(heartbeat.deadline().toMillis())
                .build();
    }

    private URI uri() {
        String scheme = address.tls() ? "wss" : "ws";
        String app = URLEncoder.encode(application, StandardCharsets.UTF_8);
        return URI.create(
                scheme + "://" + address.host() + ':' + address.port() + address.prefix() + "/ari/events?app=" + app);
    }

    @Override
    public void close() {
        closed = true;
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }
}
