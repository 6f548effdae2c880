package io.github.ariadne4j.session.redis;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/** The connections of one client that are open now. Any thread. */
final class OpenConnections {
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** One was opened; it is forgotten when it closes. */
    void add(Channel opened) {
        channels.add(opened);
    }

    /** Closes all of them; what is under way on them fails, and Lettuce connects anew. */
    void close() {
        ChannelGroupFuture unused = channels.close();
    }
}
