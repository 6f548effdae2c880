package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.json.RestFrames;
import io.github.ariadne4j.ari.request.FailureReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames, separates answers from events, and supervises the heartbeat. After a write time-out Asterisk keeps a
 * socket open without sending on it, so a silent socket may be dead. A PING is sent at every interval, and a socket
 * without a frame for the deadline is closed; Asterisk then lets the dialplan continue.
 */
public final class EventSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    public static final int LARGEST_FRAME = 1 << 20;
    public static final int MOST_WRITES_PER_FLUSH = 64;
    private static final int AFTER_READING_MILLIS = 20;

    private final EventSocket.Heartbeat heartbeat;
    private final SocketActivity activity;
    private final EventSocket.Listener listener;
    private final SocketExchange requests;

    private byte[] buffer = new byte[4096];
    private @Nullable Future<?> beat;
    private String why = "Asterisk closed the socket";
    private int status;

    public EventSocketHandler(
            EventSocket.Heartbeat heartbeat,
            SocketActivity activity,
            EventSocket.Listener listener,
            SocketExchange requests) {
        this.heartbeat = heartbeat;
        this.activity = activity;
        this.listener = listener;
        this.requests = requests;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE || event instanceof HandshakeComplete) {
            activity.received();
            long every = heartbeat.every().toMillis();
            beat = context.executor().scheduleAtFixedRate(() -> beat(context), every, every, TimeUnit.MILLISECONDS);
            listener.onOpen();
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            why = "no answer to the WebSocket handshake";
            context.close();
        }
    }

    private void beat(ChannelHandlerContext context) {
        if (isSilent()) {
            context.executor().schedule(() -> judge(context), AFTER_READING_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            context.writeAndFlush(new PingWebSocketFrame());
        }
    }

    private boolean isSilent() {
        return activity.silence().compareTo(heartbeat.deadline()) > 0;
    }

    /** Delayed: after a stall of this thread, frames may be unread in the socket. */
    private void judge(ChannelHandlerContext context) {
        if (isSilent()) {
            why = "no frame was received for " + heartbeat.deadline();
            context.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        activity.received();
        if (frame instanceof TextWebSocketFrame text) {
            take(text.content());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        listener.onPause();
        context.fireChannelReadComplete();
    }

    private void take(ByteBuf text) {
        int length = text.readableBytes();
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        text.readBytes(buffer, 0, length);
        RestFrames.Answer answer = RestFrames.answer(buffer, length);
        if (answer == null) {
            listener.onText(buffer, length);
        } else {
            requests.answered(answer);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (beat != null) {
            beat.cancel(false);
        }
        requests.lost();
        listener.onClosed(new EventSocket.Loss(why, status, activity.lastHeard()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        why = FailureReason.of(cause);
        if (cause instanceof WebSocketClientHandshakeException handshake && handshake.response() != null) {
            status = handshake.response().status().code();
        }
        context.close();
    }
}
