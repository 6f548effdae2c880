package io.github.ariadne4j.ari.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.function.Consumer;

/** A channel initializer from a method reference. */
public final class ChannelSetUp extends ChannelInitializer<Channel> {
    private final Consumer<Channel> setUp;

    public ChannelSetUp(Consumer<Channel> setUp) {
        this.setUp = setUp;
    }

    @Override
    protected void initChannel(Channel channel) {
        setUp.accept(channel);
    }
}
