package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.EventSocketHandler;
import io.github.ariadne4j.ari.transport.StallMonitor;
import io.github.ariadne4j.ari.transport.StallMonitorHandler;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets up the pipeline of an accepted connection up to the WebSocket handshake. */
final class SocketSetUp {
    private static final int LARGEST_HANDSHAKE = 16 << 10;

    private final AriAcceptor.Settings settings;
    private final @Nullable SslContext tls;
    private final Function<AcceptedSocket, EventSocket.Listener> welcome;
    private final ConnectionLimits admission;
    private final RejectionLog rejections;
    private final StallMonitor stalls;

    SocketSetUp(
            AriAcceptor.Settings settings,
            @Nullable SslContext tls,
            Function<AcceptedSocket, EventSocket.Listener> welcome,
            ConnectionLimits admission,
            RejectionLog rejections,
            StallMonitor stalls) {
        this.settings = settings;
        this.tls = tls;
        this.welcome = welcome;
        this.rejections = rejections;
        this.stalls = stalls;
        this.admission = admission;
    }

    void setUp(Channel incoming) {
        if (!admission.begin(incoming)) {
            rejections.report(incoming, "too many connections are in the handshake");
            incoming.close();
            return;
        }
        incoming.pipeline().addLast(new StallMonitorHandler(stalls));
        if (tls != null) {
            incoming.pipeline().addLast(tls.newHandler(incoming.alloc()));
        }
        incoming.pipeline()
                .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(LARGEST_HANDSHAKE),
                        new UpgradeGate(settings, admission, rejections),
                        new CloseFrameRecorder(),
                        new WebSocketServerProtocolHandler(protocol()),
                        new WebSocketFrameAggregator(EventSocketHandler.LARGEST_FRAME),
                        new FlushConsolidationHandler(EventSocketHandler.MOST_WRITES_PER_FLUSH, true),
                        new SocketOpening(settings, welcome, rejections));
    }

    private WebSocketServerProtocolConfig protocol() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(settings.path())
                .subprotocols(UpgradeGate.SUBPROTOCOL)
                .handshakeTimeoutMillis(settings.handshake().toMillis())
                .handleCloseFrames(true)
                .dropPongFrames(false)
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(EventSocketHandler.LARGEST_FRAME)
                        .withUTF8Validator(false)
                        .build())
                .build();
    }
}
