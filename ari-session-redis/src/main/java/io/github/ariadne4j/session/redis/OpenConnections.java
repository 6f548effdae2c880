package io.github.ariadne4j.session.redis;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/** The open connections of one client. Any thread. */
final class OpenConnections {
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** Adds an opened connection, until it closes. */
    void add(Channel opened) {
        channels.add(opened);
    }

    /** Closes all connections: their pending commands fail, and Lettuce reconnects. */
    void close() {
        ChannelGroupFuture unused = channels.close();
    }
}
