package io.github.ariadne4j.ari.transport.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.AttributeKey;

/** Remembers that the other side said good-bye: a per-call socket is over then, and not merely lost. */
final class CloseWatch extends ChannelInboundHandlerAdapter {
    static final AttributeKey<Boolean> GOODBYE = AttributeKey.valueOf(CloseWatch.class, "goodbye");

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame close
                && close.statusCode() == WebSocketCloseStatus.NORMAL_CLOSURE.code()) {
            context.channel().attr(GOODBYE).set(true);
        }
        context.fireChannelRead(message);
    }
}
