package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;

/** Reads HTTP requests, and turns the one for {@code /ari/events} into an event socket. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** The largest payload of a frame: Asterisk reads frames of up to 65,535 bytes, their header of eight bytes included. */
    private static final int LARGEST_PAYLOAD = 65_527;

    private static final WebSocketDecoderConfig DECODER = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(LARGEST_PAYLOAD)
            .closeOnProtocolViolation(false)
            .build();

    private final AriReceiver receiver;

    RequestHandler(AriReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        RestRequest request = HttpMessages.requestOf(http);
        HttpReply reply = new HttpReply(context.channel(), HttpUtil.isKeepAlive(http));
        if (request.path().equals("/events") && wantsSocket(http)) {
            upgrade(context, http, request, reply);
        } else {
            receiver.onRequest(request, reply);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture unused = context.close();
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest http, RestRequest request, Reply reply) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(HttpMessages.urlOf(http), "ari", DECODER).newHandshaker(http);
        if (handshaker == null) {
            reply.send(RestResponse.failure(400, "Unsupported WebSocket version"));
        } else {
            Runnable open = () -> open(context, http, request, handshaker);
            receiver.onUpgrade(
                    request, new UpgradeReply(reply, context.channel().eventLoop(), open));
        }
    }

    /** The application is registered in the same turn of the event loop: no request can come in between. */
    private void open(
            ChannelHandlerContext context,
            FullHttpRequest http,
            RestRequest request,
            WebSocketServerHandshaker handshaker) {
        NettySocket socket = new NettySocket(context.channel());
        SocketLane lane = new SocketLane(context.channel().eventLoop());
        context.pipeline().replace(this, "socket", new SocketHandler(socket, lane, receiver));
        ChannelFuture unused = handshaker.handshake(context.channel(), http).addListener(done -> {
            if (done.isSuccess()) {
                receiver.onOpen(request, socket);
            } else {
                socket.cut();
            }
        });
    }

    private static boolean wantsSocket(FullHttpRequest http) {
        return http.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }
}
