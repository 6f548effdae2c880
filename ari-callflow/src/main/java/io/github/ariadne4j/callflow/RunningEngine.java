package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.engine.AsteriskCalls;
import io.github.ariadne4j.callflow.engine.Reconciliation;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.verb.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A started engine. */
final class RunningEngine implements CallEngine {
    private final AsteriskCalls actors;
    private final FlowThreads flowThreads;
    private final Listeners listeners;
    private final HealthReader health;
    private final List<AutoCloseable> first = new ArrayList<>();

    RunningEngine(AsteriskCalls actors, FlowThreads flowThreads, Listeners listeners, HealthReader health) {
        this.actors = actors;
        this.flowThreads = flowThreads;
        this.listeners = listeners;
        this.health = health;
    }

    @Override
    public int activeCalls() {
        return actors.count();
    }

    @Override
    public Optional<CallHandle> call(CallId id) {
        return actors.lives(id) ? Optional.of(new EngineCallHandle(id, actors)) : Optional.empty();
    }

    @Override
    public CallHandle handle(CallId id) {
        return new EngineCallHandle(id, actors);
    }

    @Override
    public CompletionStage<List<Participant>> participants(String room) {
        return actors.participants(room);
    }

    @Override
    public OriginatedCall originate(Originate request) {
        Instant now = actors.now();
        CallId id = actors.outboundId(now);
        CompletionStage<OriginateOutcome> outcome = actors.originate(id, request, now);
        return new OriginatedCall(new EngineCallHandle(id, actors), outcome);
    }

    @Override
    public Map<Refusal, Long> refusedCalls() {
        return actors.refused();
    }

    @Override
    public long silences() {
        return listeners.silences();
    }

    @Override
    public boolean isReplaced() {
        return actors.isReplaced();
    }

    @Override
    public EngineHealth health() {
        return health.read();
    }

    @Override
    public Reconciliation reconciliation() {
        return actors.reconciliation();
    }

    @Override
    public OutboxBacklog outboxBacklog() {
        return actors.outboxBacklog();
    }

    @Override
    public void drain() {
        actors.drain();
    }

    @Override
    public void handBack() {
        actors.handBack();
    }

    @Override
    public boolean isDraining() {
        return actors.isDraining();
    }

    @Override
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return actors.awaitIdle(atMost);
    }

    /** Adds a part that is closed before the engine itself. */
    void alsoClose(AutoCloseable one) {
        first.add(one);
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable one : first) {
                one.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("could not stop the take-over of other applications", e);
        }
        actors.close();
        flowThreads.close();
        listeners.close();
    }
}
