package io.github.ariadne4j.session.redis;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which commands are not answered: the server hangs, or the network drops packets, which TCP
 * itself detects after about 15 minutes. Lettuce then reconnects, to the current primary. Used by the connection's
 * thread only.
 */
final class CommandTimeoutHandler extends ChannelDuplexHandler {
    private final Duration silence;
    private @Nullable ScheduledFuture<?> waiting;

    CommandTimeoutHandler(Duration silence) {
        this.silence = silence;
    }

    @Override
    public void write(ChannelHandlerContext context, Object command, ChannelPromise written) {
        if (waiting == null) {
            Runnable giveUp = context::close;
            waiting = context.executor().schedule(giveUp, silence.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.write(command, written);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object answer) {
        stop();
        context.fireChannelRead(answer);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void stop() {
        if (waiting != null) {
            waiting.cancel(false);
            waiting = null;
        }
    }
}
