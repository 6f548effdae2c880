package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.Operation;
import java.util.ArrayList;
import java.util.List;

/** A channel whose thread is busy: requests that need the thread wait until it is released. Safe on any thread. */
public final class BlockedChannel {
    private final String channelId;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean released;

    BlockedChannel(String channelId) {
        this.channelId = channelId;
    }

    /** Releases the thread: the requests that waited are executed and answered in their order. Has no effect when repeated. */
    public void release() {
        List<Runnable> served;
        synchronized (this) {
            released = true;
            served = List.copyOf(waiting);
            waiting.clear();
        }
        served.forEach(Runnable::run);
    }

    /** The number of requests that wait for the thread; those behind them on a socket are not read yet and not counted. */
    public synchronized int waiting() {
        return waiting.size();
    }

    synchronized boolean holds(LoggedRequest entry) {
        return !released && ThreadRequests.include(entry) && entry.concerns(channelId);
    }

    synchronized boolean isFreedBy(LoggedRequest entry) {
        return !released && entry.isFor(Operation.HANG_UP) && entry.concerns(channelId);
    }

    void hold(Runnable request) {
        boolean late;
        synchronized (this) {
            late = released;
            if (!late) {
                waiting.add(request);
            }
        }
        if (late) {
            request.run();
        }
    }
}
