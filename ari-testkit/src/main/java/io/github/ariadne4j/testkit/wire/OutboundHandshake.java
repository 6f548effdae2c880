package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;

/** Performs the WebSocket handshake with a dialled server; after it the connection is an event socket like any other. */
final class OutboundHandshake extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final WebSocketClientHandshaker handshaker;
    private final RestRequest request;
    private final SocketReceiver receiver;
    private final Runnable failed;
    private boolean open;

    OutboundHandshake(
            WebSocketClientHandshaker handshaker, RestRequest request, SocketReceiver receiver, Runnable failed) {
        this.handshaker = handshaker;
        this.request = request;
        this.receiver = receiver;
        this.failed = failed;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelFuture unused = handshaker.handshake(context.channel());
    }

    /** Asterisk accepts any response with status 101. */
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        handshaker.finishHandshake(context.channel(), response);
        open = true;
        NettySocket socket = new NettySocket(context.channel());
        SocketLane lane = new SocketLane(context.channel().eventLoop());
        context.pipeline().replace(this, "socket", new SocketHandler(socket, lane, receiver));
        receiver.onOpen(request, socket);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!open) {
            failed.run();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture unused = context.close();
    }
}
