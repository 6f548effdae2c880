package io.github.ariadne4j.testkit.record.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.Consumer;

/** Forwards one direction of a connection. A slow receiver slows down only its sender. */
final class ForwardingHandler extends SimpleChannelInboundHandler<ByteBuf> {
    private final Channel other;
    private final Consumer<ByteBuf> reader;
    private final Runnable ended;

    ForwardingHandler(Channel other, Consumer<ByteBuf> reader, Runnable ended) {
        this.other = other;
        this.reader = reader;
        this.ended = ended;
    }

    /** Forwards first, then decodes the copy. */
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        ChannelFuture unused = other.writeAndFlush(bytes.retainedDuplicate());
        context.channel().config().setAutoRead(other.isWritable());
        reader.accept(bytes.retainedDuplicate());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        other.config().setAutoRead(context.channel().isWritable());
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended.run();
        ChannelFuture unused = other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture unused = context.close();
    }
}
