package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.machine.TimerKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The timers of one call: one of a kind for each leg. A new one replaces the one before, but a repetition keeps the time of
 * the first that asked for it. One that has fired is forgotten. Used on the loop.
 */
final class CallTimers {
    private final CallLoop loop;

    /** Has no table while no timer runs, as in a call whose parties talk. */
    private Map<Key, Runnable> running = Map.of();

    private record Key(TimerKind kind, int attempt) {}

    CallTimers(CallLoop loop) {
        this.loop = loop;
    }

    void start(TimerKind kind, int attempt, Duration after, Runnable task) {
        Key key = new Key(kind, attempt);
        if (kind == TimerKind.SAVE_AGAIN && running.containsKey(key)) {
            return;
        }
        Runnable cancel = loop.schedule(after, () -> {
            forget(key);
            task.run();
        });
        if (running.isEmpty()) {
            running = new HashMap<>(8);
        }
        Runnable before = running.put(key, cancel);
        if (before != null) {
            before.run();
        }
    }

    private void forget(Key key) {
        if (running.containsKey(key)) {
            running.remove(key);
            running = running.isEmpty() ? Map.of() : running;
        }
    }

    int count() {
        return running.size();
    }

    void stopAll() {
        running.values().forEach(Runnable::run);
        running = Map.of();
    }
}
