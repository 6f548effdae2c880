package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.exchange.LoopExchange;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import io.github.ariadne4j.ari.transport.SocketActivity;
import io.github.ariadne4j.ari.transport.SocketExchange;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A WebSocket that Asterisk opened, after the handshake. May be used on any thread. */
public final class AcceptedSocket implements AutoCloseable {
    private final Channel channel;
    private final SocketExchange requests;
    private final SocketActivity activity = new SocketActivity();

    AcceptedSocket(Channel channel, Duration requestTimeout) {
        this.channel = channel;
        this.requests = new SocketExchange(
                channel.eventLoop(), frame -> channel.writeAndFlush(new TextWebSocketFrame(frame)), requestTimeout);
    }

    /** The user of Asterisk's connection. */
    public String user() {
        return Objects.requireNonNull(channel.attr(UpgradeGate.USER).get(), "user of an accepted socket");
    }

    /** The remote address. */
    public String peer() {
        return String.valueOf(channel.remoteAddress());
    }

    /** Requests over this socket. */
    public SocketExchange requests() {
        return requests;
    }

    /** Requests over this socket whose stages complete on the loop. */
    public RequestExchange exchange() {
        return new LoopExchange(channel.eventLoop(), requests, Runnable::run);
    }

    SocketActivity activity() {
        return activity;
    }

    /** The time of the last received frame. */
    public Instant lastHeard() {
        return activity.lastHeard();
    }

    /** Whether the socket is open. */
    public boolean isOpen() {
        return channel.isActive();
    }

    /** Whether Asterisk closed it with status 1000, as it does at the end of a per-call socket. */
    public boolean saidGoodbye() {
        return Boolean.TRUE.equals(
                channel.attr(CloseFrameRecorder.CLOSED_NORMALLY).get());
    }

    @Override
    public void close() {
        channel.close();
    }
}
