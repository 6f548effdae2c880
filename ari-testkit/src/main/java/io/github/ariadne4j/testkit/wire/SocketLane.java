package io.github.ariadne4j.testkit.wire;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The queue of one socket's frames that are not processed yet. They are processed one at a time and in the order of arrival: a slow one
 * delays all behind it, pings and the close included, as Asterisk's one thread for each socket does. On the event loop only.
 */
final class SocketLane {
    private final EventLoop loop;
    private final Deque<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private boolean busy;

    SocketLane(EventLoop loop) {
        this.loop = loop;
    }

    /** Adds work that is complete when it returns. */
    void add(Runnable work) {
        addLasting(done -> {
            work.run();
            done.run();
        });
    }

    /** Adds work that is complete when it runs its callback, which may happen on any thread. */
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
