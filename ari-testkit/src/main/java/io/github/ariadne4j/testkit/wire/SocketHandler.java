package io.github.ariadne4j.testkit.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Reads what a client sends on its event socket: pings and the end. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final NettySocket socket;
    private final AriGate gate;

    SocketHandler(NettySocket socket, AriGate gate) {
        this.socket = socket;
        this.gate = gate;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (socket.isSilent()) {
            return;
        }
        if (frame instanceof PingWebSocketFrame) {
            socket.pong(frame.content().retain());
        } else if (frame instanceof CloseWebSocketFrame close) {
            int status = close.statusCode();
            socket.close(status < 0 ? 1000 : status, "");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gate.onClose(socket);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        socket.cut();
    }
}
