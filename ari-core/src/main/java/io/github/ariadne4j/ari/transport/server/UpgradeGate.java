package io.github.ariadne4j.ari.transport.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Validates the upgrade request of a connection: path, credentials and subprotocol. It passes a valid request on to the
 * WebSocket handshake, and rejects others.
 */
final class UpgradeGate extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String SUBPROTOCOL = "ari";

    /** The authenticated user of the connection. */
    static final AttributeKey<String> USER = AttributeKey.valueOf(UpgradeGate.class, "user");

    private final AriAcceptor.Settings settings;
    private final BasicAuthenticator authenticator;
    private final ConnectionLimits admission;
    private final RejectionLog rejections;
    private @Nullable Future<?> deadline;

    UpgradeGate(AriAcceptor.Settings settings, ConnectionLimits admission, RejectionLog rejections) {
        this.settings = settings;
        this.authenticator = new BasicAuthenticator(settings.passwords());
        this.admission = admission;
        this.rejections = rejections;
    }

    /**
     * The rejection of a request.
     *
     * @param status the HTTP status of the answer
     * @param why the reason for the log
     */
    private record Refusal(HttpResponseStatus status, String why) {}

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(() -> expire(context), settings.handshake().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            rejections.report(context.channel(), "no request within " + settings.handshake());
        }
        context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String user = authenticator.identify(request.headers().get(HttpHeaderNames.AUTHORIZATION));
        Refusal refusal = refused(request, user == null);
        if (refusal == null && !admission.accept(context.channel())) {
            refusal = new Refusal(
                    HttpResponseStatus.SERVICE_UNAVAILABLE, settings.connections() + " sockets are open already");
        }
        if (refusal == null) {
            context.channel().attr(USER).set(user);
            context.pipeline().remove(this);
            context.fireChannelRead(request.retain());
        } else {
            refuse(context, refusal);
        }
    }

    private @Nullable Refusal refused(FullHttpRequest request, boolean unauthenticated) {
        if (!request.decoderResult().isSuccess() || !HttpMethod.GET.equals(request.method())) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "not a GET request");
        }
        if (!settings.path().equals(request.uri())) {
            return new Refusal(HttpResponseStatus.NOT_FOUND, "another path than " + settings.path());
        }
        if (unauthenticated) {
            return new Refusal(HttpResponseStatus.UNAUTHORIZED, "unknown user or wrong password");
        }
        if (!request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            return new Refusal(HttpResponseStatus.UPGRADE_REQUIRED, "not a WebSocket upgrade");
        }
        if (!offersSubprotocol(request)) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "the subprotocol ari is not offered");
        }
        return null;
    }

    private static boolean offersSubprotocol(FullHttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(offered -> Arrays.stream(offered.split(",")))
                .anyMatch(offered -> SUBPROTOCOL.equals(offered.strip()));
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        rejections.report(context.channel(), refusal.status().code() + ", " + refusal.why());
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal.status(), Unpooled.EMPTY_BUFFER);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
        if (refusal.status().equals(HttpResponseStatus.UNAUTHORIZED)) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"ari\"");
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /** For example an untrusted certificate, or plain text instead of TLS. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        rejections.report(context.channel(), root.getClass().getSimpleName() + " before the handshake was over");
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
