package io.github.ariadne4j.ari.transport.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.AttributeKey;

/** Records a close frame with status 1000, which marks the normal end of a per-call socket. */
final class CloseFrameRecorder extends ChannelInboundHandlerAdapter {
    static final AttributeKey<Boolean> CLOSED_NORMALLY =
            AttributeKey.valueOf(CloseFrameRecorder.class, "closedNormally");

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame close
                && close.statusCode() == WebSocketCloseStatus.NORMAL_CLOSURE.code()) {
            context.channel().attr(CLOSED_NORMALLY).set(true);
        }
        context.fireChannelRead(message);
    }
}
