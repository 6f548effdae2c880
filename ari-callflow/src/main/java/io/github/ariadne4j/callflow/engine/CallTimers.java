package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.machine.TimerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one call: one of a kind for each leg. A new one replaces the one before, but a repetition keeps the time of
 * the first that asked for it. One that has fired is forgotten. Used on the loop.
 */
final class CallTimers {
    private final CallLoop loop;

    /** A few at most; none in a call whose parties talk. */
    private List<Timer> running = List.of();

    private static final class Timer {
        private final TimerKind kind;
        private final int attempt;
        private Runnable cancel = () -> {};

        Timer(TimerKind kind, int attempt) {
            this.kind = kind;
            this.attempt = attempt;
        }
    }

    CallTimers(CallLoop loop) {
        this.loop = loop;
    }

    void start(TimerKind kind, int attempt, Duration after, Runnable task) {
        Timer before = find(kind, attempt);
        if (before != null && kind == TimerKind.SAVE_AGAIN) {
            return;
        }
        Timer timer = new Timer(kind, attempt);
        timer.cancel = loop.schedule(after, () -> fired(timer, task));
        if (before != null) {
            before.cancel.run();
            running.remove(before);
        }
        if (running.isEmpty()) {
            running = new ArrayList<>(4);
        }
        running.add(timer);
    }

    /** Nothing, if it fired just before it was cancelled. */
    private void fired(Timer timer, Runnable task) {
        if (running.contains(timer)) {
            running.remove(timer);
            running = running.isEmpty() ? List.of() : running;
            task.run();
        }
    }

    private @Nullable Timer find(TimerKind kind, int attempt) {
        for (Timer timer : running) {
            if (timer.kind == kind && timer.attempt == attempt) {
                return timer;
            }
        }
        return null;
    }

    int count() {
        return running.size();
    }

    void stopAll() {
        running.forEach(timer -> timer.cancel.run());
        running = List.of();
    }
}
