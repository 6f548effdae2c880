package io.github.ariadne4j.testkit.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Reads the frames of an event socket: requests, pings and the close. Binary frames are ignored. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final NettySocket socket;
    private final SocketLane lane;
    private final SocketReceiver receiver;
    private final TextParts parts = new TextParts();

    SocketHandler(NettySocket socket, SocketLane lane, SocketReceiver receiver) {
        this.socket = socket;
        this.lane = lane;
        this.receiver = receiver;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (socket.isSilent()) {
            return;
        }
        parts.add(frame).forEach(text -> lane.addLasting(done -> receiver.onText(socket, text, () -> served(done))));
        if (frame instanceof PingWebSocketFrame) {
            ByteBuf payload = frame.content().retain();
            lane.add(() -> socket.pong(payload));
        } else if (frame instanceof CloseWebSocketFrame close) {
            int status = close.statusCode();
            lane.add(() -> socket.close(status < 0 ? 1000 : status, ""));
        }
    }

    private void served(Runnable done) {
        if (socket.isZombie()) {
            socket.cut();
        }
        done.run();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        receiver.onClose(socket);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException violation) {
            socket.closeAfter(violation.closeStatus().code());
        } else {
            socket.cut();
        }
    }
}
