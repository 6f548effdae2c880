package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.EventSocketHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.function.Function;

/** Waits for the end of the handshake, then replaces itself by the handler of an event socket. */
final class SocketOpening extends ChannelInboundHandlerAdapter {
    private final AriAcceptor.Settings settings;
    private final Function<AcceptedSocket, EventSocket.Listener> welcome;
    private final RejectionLog rejections;

    SocketOpening(
            AriAcceptor.Settings settings,
            Function<AcceptedSocket, EventSocket.Listener> welcome,
            RejectionLog rejections) {
        this.settings = settings;
        this.welcome = welcome;
        this.rejections = rejections;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HandshakeComplete) {
            AcceptedSocket socket = new AcceptedSocket(context.channel(), settings.requestTimeout());
            EventSocket.Heartbeat heartbeat = new EventSocket.Heartbeat(settings.heartbeat(), settings.deadline());
            EventSocketHandler reader =
                    new EventSocketHandler(heartbeat, socket.activity(), welcome.apply(socket), socket.requests());
            context.pipeline().replace(this, null, reader);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        rejections.report(context.channel(), cause.getClass().getSimpleName() + " in the WebSocket handshake");
        context.close();
    }
}
