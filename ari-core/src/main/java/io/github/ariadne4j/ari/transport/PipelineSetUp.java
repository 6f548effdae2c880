package io.github.ariadne4j.ari.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.function.Consumer;

/** A channel initializer from a method reference. */
public final class PipelineSetUp extends ChannelInitializer<Channel> {
    private final Consumer<Channel> setUp;

    public PipelineSetUp(Consumer<Channel> setUp) {
        this.setUp = setUp;
    }

    @Override
    protected void initChannel(Channel channel) {
        setUp.accept(channel);
    }
}
