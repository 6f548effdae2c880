package io.github.ariadne4j.callflow.loop;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects writes of sessions that no command waits for: answers and ends. Under load several are written in one command, which
 * saves wake-ups of the loop and of the store's thread. A first write is sent at once; those of the next 20 ms are sent together.
 * Used on the loop.
 */
public final class SessionWriteBatch {
    private static final Duration SPACING = Duration.ofMillis(20);

    /** A batch of this size is sent without a wait. */
    private static final int MOST = 100;

    private final CallLoop loop;
    private final CallStore store;
    private final Duration longest;
    private final Map<CallId, Write> waiting = new LinkedHashMap<>();
    private boolean gathering;
    private boolean together;

    private record Write(CallSession session, Consumer<@Nullable Throwable> then) {}

    /**
     * Batches writes to this store.
     *
     * @param longest the time after which a store that does not answer has failed; a later answer is dropped
     */
    public SessionWriteBatch(CallLoop loop, CallStore store, Duration longest) {
        this.loop = loop;
        this.store = store;
        this.longest = longest;
    }

    /**
     * Writes a session. A later write of the same call replaces one that was not sent yet.
     *
     * @param then gets the failure, or null, on a thread of the store
     */
    public void write(CallSession session, Consumer<@Nullable Throwable> then) {
        Write replaced = waiting.remove(session.id());
        waiting.put(
                session.id(),
                new Write(session, replaced == null ? then : replaced.then().andThen(then)));
        if (!together) {
            send();
        }
    }

    private void send() {
        if (!gathering) {
            gathering = true;
            loop.schedule(SPACING, this::gathered);
            flush();
        } else if (waiting.size() >= MOST) {
            flush();
        }
    }

    /** Sends nothing while this step runs: its writes go in one command, and the store has all of them or none. */
    public void together(Runnable step) {
        boolean within = together;
        together = true;
        try {
            step.run();
        } finally {
            together = within;
            if (!within && !waiting.isEmpty()) {
                send();
            }
        }
    }

    private void gathered() {
        gathering = !waiting.isEmpty();
        if (gathering) {
            loop.schedule(SPACING, this::gathered);
            flush();
        }
    }

    /** Sends what was collected of this call. */
    public void flush(CallId call) {
        if (waiting.containsKey(call)) {
            flush();
        }
    }

    /** Sends the collected writes. */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Write> together = new ArrayList<>(waiting.values());
        waiting.clear();
        List<CallSession> sessions = new ArrayList<>(together.size());
        together.forEach(write -> sessions.add(write.session()));
        Ports.ask(longest, () -> store.write(sessions)).whenComplete((done, error) -> {
            Throwable failure = error == null ? null : Ports.reason(error);
            together.forEach(write -> write.then().accept(failure));
        });
    }
}
