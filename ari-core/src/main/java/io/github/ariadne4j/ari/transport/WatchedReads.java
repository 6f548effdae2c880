package io.github.ariadne4j.ari.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Marks for the monitor when the loop begins and ends to work on what a connection brought. First in its pipeline. */
public final class WatchedReads extends ChannelInboundHandlerAdapter {
    private final StallMonitor stalls;
    private boolean outermost;

    public WatchedReads(StallMonitor stalls) {
        this.stalls = stalls;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        outermost |= stalls.begin();
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (outermost) {
            outermost = false;
            stalls.end();
        }
    }
}
