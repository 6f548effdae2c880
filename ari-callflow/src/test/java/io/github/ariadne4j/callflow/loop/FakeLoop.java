package io.github.ariadne4j.callflow.loop;

import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.LoopHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A loop that a test runs by hand, on the test's thread. */
public final class FakeLoop implements AriLoop {
    final List<Runnable> timers = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    void turn() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Runnable schedule(Duration after, Runnable task) {
        timers.add(task);
        return () -> timers.remove(task);
    }

    @Override
    public Subscription subscribe(Set<Class<? extends AriEvent>> types, LoopHandler handler) {
        return () -> {};
    }

    @Override
    public Duration requestDelay() {
        return Duration.ZERO;
    }

    @Override
    public ByteBuffer eventJson() {
        return ByteBuffer.allocate(0);
    }

    @Override
    public CallRequests requests() {
        throw new UnsupportedOperationException("this loop has no Asterisk");
    }

    @Override
    public long stalls() {
        return 0;
    }
}
