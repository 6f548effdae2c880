package io.github.ariadne4j.testkit.wire;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What a client sent on one socket and is not served yet. One thing at a time and in the order of arrival: what takes
 * long holds up everything behind it, pings and the close included, as Asterisk's one thread for each socket does. On
 * the event loop only.
 */
final class SocketLane {
    private final EventLoop loop;
    private final Deque<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private boolean busy;

    SocketLane(EventLoop loop) {
        this.loop = loop;
    }

    /** Something that is done once it returns. */
    void add(Runnable work) {
        addLasting(done -> {
            work.run();
            done.run();
        });
    }

    /** Something that is done once it runs its callback, which may happen on any thread. */
    void addLasting(Consumer<Runnable> work) {
        waiting.add(work);
        serve();
    }

    private void serve() {
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            waiting.remove().accept(this::done);
        }
    }

    private void done() {
        loop.execute(() -> {
            busy = false;
            serve();
        });
    }
}
