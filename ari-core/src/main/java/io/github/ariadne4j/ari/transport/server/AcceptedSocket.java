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

/** A socket that Asterisk opened to us, from the end of the handshake on. May be used on any thread. */
public final class AcceptedSocket implements AutoCloseable {
    private final Channel channel;
    private final SocketExchange requests;
    private final SocketActivity activity = new SocketActivity();

    AcceptedSocket(Channel channel, Duration requestTimeout) {
        this.channel = channel;
        this.requests = new SocketExchange(
                channel.eventLoop(), frame -> channel.writeAndFlush(new TextWebSocketFrame(frame)), requestTimeout);
    }

    /** As whom Asterisk came in. */
    public String user() {
        return Objects.requireNonNull(channel.attr(UpgradeGate.USER).get(), "let in by the gate");
    }

    /** Where it came from. */
    public String peer() {
        return String.valueOf(channel.remoteAddress());
    }

    /** Requests over this socket. */
    public SocketExchange requests() {
        return requests;
    }

    /** The same for requests whose stages complete on the loop. */
    public RequestExchange exchange() {
        return new LoopExchange(channel.eventLoop(), requests, Runnable::run);
    }

    SocketActivity activity() {
        return activity;
    }

    /** When it gave its last sign of life. */
    public Instant lastHeard() {
        return activity.lastHeard();
    }

    /** Whether it still is. */
    public boolean isOpen() {
        return channel.isActive();
    }

    /** Whether Asterisk closed it on purpose (1000), as it does when a per-call socket has served. */
    public boolean saidGoodbye() {
        return Boolean.TRUE.equals(
                channel.attr(CloseFrameRecorder.CLOSED_NORMALLY).get());
    }

    @Override
    public void close() {
        channel.close();
    }
}
