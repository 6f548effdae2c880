package io.github.ariadne4j.callflow.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one call, identified by their purpose: a new timer replaces a running one of the same purpose. Used on the loop.
 */
public final class CallTimers {
    private final CallLoop loop;

    /** A few at most; none in a call whose parties talk without a limit. */
    private List<Timer> running = List.of();

    private final class Timer implements Runnable {
        private final Object purpose;
        private final Runnable task;
        private Runnable cancel = () -> {};

        Timer(Object purpose, Runnable task) {
            this.purpose = purpose;
            this.task = task;
        }

        /** No effect if it fired just before it was cancelled. */
        @Override
        public void run() {
            if (running.contains(this)) {
                running.remove(this);
                running = running.isEmpty() ? List.of() : running;
                task.run();
            }
        }
    }

    public CallTimers(CallLoop loop) {
        this.loop = loop;
    }

    /**
     * Starts a timer, or restarts it.
     *
     * @param purpose equal to that of the running timer that this one replaces
     */
    public void start(Object purpose, Duration after, Runnable task) {
        Timer before = find(purpose);
        Timer timer = new Timer(purpose, task);
        timer.cancel = loop.schedule(after, timer);
        if (before != null) {
            before.cancel.run();
            running.remove(before);
        }
        if (running.isEmpty()) {
            running = new ArrayList<>(4);
        }
        running.add(timer);
    }

    /** A running timer of the same purpose keeps its time. */
    public void startUnlessRunning(Object purpose, Duration after, Runnable task) {
        if (find(purpose) == null) {
            start(purpose, after, task);
        }
    }

    /** Stops the timer of this purpose; no effect if none is running. */
    public void stop(Object purpose) {
        Timer timer = find(purpose);
        if (timer != null) {
            timer.cancel.run();
            running.remove(timer);
            running = running.isEmpty() ? List.of() : running;
        }
    }

    private @Nullable Timer find(Object purpose) {
        for (Timer timer : running) {
            if (timer.purpose.equals(purpose)) {
                return timer;
            }
        }
        return null;
    }

    int count() {
        return running.size();
    }

    public void stopAll() {
        running.forEach(timer -> timer.cancel.run());
        running = List.of();
    }
}
