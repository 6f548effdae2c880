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

    private record Timer(TimerKind kind, int attempt, Runnable cancel) {
        boolean is(TimerKind other, int otherAttempt) {
            return kind == other && attempt == otherAttempt;
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
        Runnable cancel = loop.schedule(after, () -> {
            forget(find(kind, attempt));
            task.run();
        });
        if (before != null) {
            before.cancel().run();
            forget(before);
        }
        if (running.isEmpty()) {
            running = new ArrayList<>(4);
        }
        running.add(new Timer(kind, attempt, cancel));
    }

    private @Nullable Timer find(TimerKind kind, int attempt) {
        for (Timer timer : running) {
            if (timer.is(kind, attempt)) {
                return timer;
            }
        }
        return null;
    }

    private void forget(@Nullable Timer timer) {
        if (timer != null) {
            running.remove(timer);
            running = running.isEmpty() ? List.of() : running;
        }
    }

    int count() {
        return running.size();
    }

    void stopAll() {
        running.forEach(timer -> timer.cancel().run());
        running = List.of();
    }
}
