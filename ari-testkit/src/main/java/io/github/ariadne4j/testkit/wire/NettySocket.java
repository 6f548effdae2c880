package io.github.ariadne4j.testkit.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;

/** An event socket on a Netty channel. Every send is queued on the event loop, also one from the event loop itself. */
final class NettySocket implements ServerSocket {
    private final Channel channel;
    private volatile boolean silent;
    private volatile boolean zombie;

    NettySocket(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void sendText(String text) {
        channel.eventLoop().execute(() -> write(new TextWebSocketFrame(text)));
    }

    @Override
    public void close(int status, String reason) {
        channel.eventLoop().execute(() -> {
            ChannelFuture unused = channel.writeAndFlush(new CloseWebSocketFrame(status, reason))
                    .addListener(ChannelFutureListener.CLOSE);
        });
    }

    /** Sends a close frame to a client that violated the protocol, and closes later: closing at once could overtake the frame. */
    void closeAfter(int status) {
        ChannelFuture unused = channel.writeAndFlush(new CloseWebSocketFrame(status, ""));
        channel.eventLoop().schedule(this::cut, 1, TimeUnit.SECONDS);
    }

    @Override
    public void cut() {
        ChannelFuture unused = channel.close();
    }

    @Override
    public void fallSilent() {
        silent = true;
    }

    @Override
    public void becomeZombie() {
        zombie = true;
    }

    boolean isZombie() {
        return zombie;
    }

    void pong(ByteBuf payload) {
        write(new PongWebSocketFrame(payload));
    }

    boolean isSilent() {
        return silent;
    }

    private void write(WebSocketFrame frame) {
        if (silent || zombie || !channel.isActive()) {
            frame.release();
        } else {
            ChannelFuture unused = channel.writeAndFlush(frame);
        }
    }
}
