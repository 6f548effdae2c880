package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.EngineHealth;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.engine.Reconciliation;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.verb.Participant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The engine as a bean. It is started after all beans and after the web server, so that no call enters an incomplete application, and
 * stopped before them. The stop returns new calls to the dialplan and waits for live ones, on a thread of its own. It cannot be started
 * again. Any thread.
 */
final class LifecycleCallEngine implements CallEngine, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifecycleCallEngine.class);

    private final Supplier<CallEngine> start;
    private final Duration drainTimeout;
    private volatile CallEngine engine;
    private volatile boolean running;
    private volatile boolean stopped;

    LifecycleCallEngine(CallEngine before, Supplier<CallEngine> start, Duration drainTimeout) {
        this.engine = before;
        this.start = start;
        this.drainTimeout = drainTimeout;
    }

    @Override
    public void start() {
        if (stopped) {
            throw new IllegalStateException(
                    "a stopped call engine cannot be started again: create a new application context");
        }
        engine = start.get();
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A context in the cache of the tests keeps its engine. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public void stop() {
        stopped = true;
        try {
            LOG.info(
                    "new calls are returned to the dialplan; waiting for {} live calls, {} s at most",
                    engine.activeCalls(),
                    drainTimeout.toSeconds());
            engine.handBack();
            if (!engine.awaitIdle(drainTimeout)) {
                LOG.info(
                        "the engine stops with {} live calls; they go on in Asterisk, and the next instance recovers them",
                        engine.activeCalls());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            engine.close();
            running = false;
        }
    }

    /** Spring waits for this one and for others of the same phase together. */
    @Override
    public void stop(Runnable callback) {
        Thread draining = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        callback.run();
                    }
                },
                "call-engine-stop");
        draining.start();
    }

    @Override
    public int activeCalls() {
        return engine.activeCalls();
    }

    @Override
    public Optional<CallHandle> call(CallId id) {
        return engine.call(id);
    }

    @Override
    public CallHandle handle(CallId id) {
        return engine.handle(id);
    }

    @Override
    public CompletionStage<List<Participant>> participants(String room) {
        return engine.participants(room);
    }

    @Override
    public OriginatedCall originate(Originate request) {
        return engine.originate(request);
    }

    @Override
    public Map<Refusal, Long> refusedCalls() {
        return engine.refusedCalls();
    }

    @Override
    public long silences() {
        return engine.silences();
    }

    @Override
    public boolean isReplaced() {
        return engine.isReplaced();
    }

    @Override
    public EngineHealth health() {
        return engine.health();
    }

    @Override
    public Reconciliation reconciliation() {
        return engine.reconciliation();
    }

    @Override
    public OutboxBacklog outboxBacklog() {
        return engine.outboxBacklog();
    }

    @Override
    public void drain() {
        engine.drain();
    }

    @Override
    public void handBack() {
        engine.handBack();
    }

    @Override
    public boolean isDraining() {
        return engine.isDraining();
    }

    @Override
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return engine.awaitIdle(atMost);
    }

    /** For a context that fails before it is complete, and is never stopped: no call is drained then. */
    @Override
    public void close() {
        if (!stopped) {
            engine.close();
        }
    }
}
