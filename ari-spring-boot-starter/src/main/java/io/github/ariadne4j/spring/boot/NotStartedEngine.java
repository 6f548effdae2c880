package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.EngineHealth;
import io.github.ariadne4j.callflow.HealthProblem;
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

/** The engine before the application is complete: without calls, and not healthy. Immutable. */
final class NotStartedEngine implements CallEngine {
    private final Map<Refusal, Long> refused;

    /** @param refused the reasons for refusals of the future engine, each with zero */
    NotStartedEngine(Map<Refusal, Long> refused) {
        this.refused = refused;
    }

    @Override
    public int activeCalls() {
        return 0;
    }

    @Override
    public Optional<CallHandle> call(CallId id) {
        return Optional.empty();
    }

    @Override
    public CallHandle handle(CallId id) {
        throw notStarted();
    }

    @Override
    public CompletionStage<List<Participant>> participants(String room) {
        throw notStarted();
    }

    @Override
    public OriginatedCall originate(Originate request) {
        throw notStarted();
    }

    @Override
    public Map<Refusal, Long> refusedCalls() {
        return refused;
    }

    @Override
    public long silences() {
        return 0;
    }

    @Override
    public boolean isReplaced() {
        return false;
    }

    @Override
    public EngineHealth health() {
        return new EngineHealth(
                List.of(new HealthProblem(HealthProblem.Kind.NO_EVENTS, "the engine has not been started")));
    }

    @Override
    public Reconciliation reconciliation() {
        return Reconciliation.NONE;
    }

    @Override
    public OutboxBacklog outboxBacklog() {
        return new OutboxBacklog(0, false, 0);
    }

    @Override
    public void drain() {
        throw notStarted();
    }

    @Override
    public void handBack() {
        throw notStarted();
    }

    private static IllegalStateException notStarted() {
        return new IllegalStateException("the engine has not been started yet: it starts after all beans are created");
    }

    @Override
    public boolean isDraining() {
        return false;
    }

    @Override
    public boolean awaitIdle(Duration atMost) {
        return true;
    }

    @Override
    public void close() {}
}
