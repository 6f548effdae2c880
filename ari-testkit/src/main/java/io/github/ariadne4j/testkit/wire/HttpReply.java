package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestResponse;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;

/** The reply on a keep-alive HTTP connection. */
final class HttpReply implements Reply {
    private final Channel channel;
    private final boolean keepAlive;

    HttpReply(Channel channel, boolean keepAlive) {
        this.channel = channel;
        this.keepAlive = keepAlive;
    }

    @Override
    public void send(RestResponse response) {
        FullHttpResponse http = HttpMessages.responseOf(response);
        if (keepAlive) {
            ChannelFuture unused = channel.writeAndFlush(http);
        } else {
            http.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            ChannelFuture unused = channel.writeAndFlush(http).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void hangUp() {
        ChannelFuture unused = channel.close();
    }

    @Override
    public void stayMute() {}
}
