package io.github.ariadne4j.ari.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Marks the handling of received data for the {@link StallMonitor}. First in the pipeline of a connection. */
public final class StallMonitorHandler extends ChannelInboundHandlerAdapter {
    private final StallMonitor stalls;
    private boolean outermost;

    public StallMonitorHandler(StallMonitor stalls) {
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
