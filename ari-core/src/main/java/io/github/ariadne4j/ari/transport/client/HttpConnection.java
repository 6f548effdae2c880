package io.github.ariadne4j.ari.transport.client;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.PendingRequest;
import io.github.ariadne4j.ari.transport.RequestConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A keep-alive HTTP connection with at most one request in flight. Used on the event loop only. */
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpResponse> implements RequestConnection {
    private final ConnectionPool pool;
    private final Channel channel;
    private final AriAddress address;
    private @Nullable PendingRequest current;
    private @Nullable Throwable failure;
    private boolean used;

    HttpConnection(ConnectionPool pool, Channel channel, AriAddress address) {
        this.pool = pool;
        this.channel = channel;
        this.address = address;
    }

    void send(PendingRequest pending) {
        current = pending;
        pending.sentBy(this);
        channel.writeAndFlush(encoded(pending.request)).addListener(written -> {
            if (!written.isSuccess()) {
                channel.close();
            }
        });
    }

    private FullHttpRequest encoded(AriRequest request) {
        String json = request.body();
        ByteBuf body = json == null
                ? Unpooled.EMPTY_BUFFER
                : ByteBufUtil.encodeString(channel.alloc(), java.nio.CharBuffer.wrap(json), StandardCharsets.UTF_8);
        FullHttpRequest http = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), address.prefix() + request.target(), body);
        http.headers()
                .set(HttpHeaderNames.HOST, address.host() + ':' + address.port())
                .set(HttpHeaderNames.AUTHORIZATION, address.authorization())
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        if (json != null) {
            http.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        }
        return http;
    }

    /**
     * Closes the connection after its request was abandoned, so that a late answer is not taken for that of the next
     * request.
     */
    void abandon() {
        current = null;
        channel.close();
    }

    @Override
    public AriException expire(PendingRequest pending) {
        return pool.expire(this, pending);
    }

    AriAddress address() {
        return address;
    }

    boolean isReusable() {
        return channel.isActive() && current == null;
    }

    boolean wasUsed() {
        return used;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        PendingRequest answered = current;
        current = null;
        used = true;
        if (!HttpUtil.isKeepAlive(response)) {
            channel.close();
        }
        if (answered != null) {
            int status = response.status().code();
            boolean read = status >= 300 || answered.readsBody();
            pool.answered(this, answered, read ? answer(status, response) : new AriResponse(status, ""));
        }
    }

    private static AriResponse answer(int status, FullHttpResponse response) {
        return new AriResponse(status, ByteBufUtil.getBytes(response.content()), charset(response));
    }

    /** A body that is not JSON is a recording: ISO 8859-1 preserves its bytes. */
    private static Charset charset(FullHttpResponse response) {
        String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return type.startsWith("audio/") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    /** Closes an idle connection before Asterisk does so after 15 s; a request in that moment would be lost. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && current == null) {
            channel.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        PendingRequest lost = current;
        current = null;
        pool.closed(this, lost, failure);
    }

    /** For example a rejected certificate, which the decoder wraps. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failure = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        context.close();
    }
}
