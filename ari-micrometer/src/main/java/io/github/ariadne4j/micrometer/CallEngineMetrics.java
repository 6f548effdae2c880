package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.HealthProblem;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.engine.Reconciliation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What an engine says of itself: its calls, what keeps it from serving them, what it refused, what looks at Asterisk found, and what
 * waits to be written. Its calls one by one are counted by {@link CallMetrics}. Bound once to each registry, for as long as the registry
 * lives; several engines in one registry need tags that tell them apart. Any thread.
 */
public final class CallEngineMetrics implements MeterBinder {
    private final CallEngine engine;
    private final Tags tags;

    /** The only engine in its registry. */
    public CallEngineMetrics(CallEngine engine) {
        this(engine, List.of());
    }

    /** @param tags of all its meters; from a small set of values */
    public CallEngineMetrics(CallEngine engine, Iterable<Tag> tags) {
        this.engine = engine;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters<CallEngine> meters = new Meters<>(registry, engine, tags);
        meters.gauge("callflow.calls.active", "Calls that live now", CallEngine::activeCalls);
        for (Refusal cause : engine.refusedCalls().keySet()) {
            meters.count(
                    "callflow.calls.refused",
                    "New calls that were refused: by the engine or a gate before anything was done for them, or by a gate as their target was known",
                    tag("cause", cause.name()),
                    of -> of.refusedCalls().getOrDefault(cause, 0L));
        }
        meters.count(
                "callflow.silences",
                "Parties who were answered, heard nothing and waited for no operation for longer than they may: 0 without a fault",
                CallEngine::silences);
        for (HealthProblem.Kind kind : HealthProblem.Kind.values()) {
            meters.gauge(
                    "callflow.problem",
                    "1 while this keeps the engine from serving calls as it should",
                    tag("kind", kind.name()),
                    null,
                    of -> has(of, kind));
        }
        reconciliation(meters);
        outbox(meters);
    }

    private static void reconciliation(Meters<CallEngine> meters) {
        meters.count("callflow.looks", "Looks that read what Asterisk holds", of(Reconciliation::looks));
        meters.count("callflow.looks.failed", "Looks that could not", of(Reconciliation::failedLooks));
        meters.count(
                "callflow.looks.missed",
                "Channels of calls that a look no longer found, and whose end no event told",
                of(Reconciliation::missedEnds));
        meters.count(
                "callflow.looks.callers", "Callers whose entry no event told, taken in", of(Reconciliation::takenIn));
        orphans(meters, "leg", Reconciliation::removedLegs);
        orphans(meters, "bridge", Reconciliation::removedBridges);
        orphans(meters, "session", Reconciliation::staleSessions);
    }

    private static void orphans(Meters<CallEngine> meters, String kind, ToDoubleFunction<Reconciliation> figure) {
        meters.count(
                "callflow.orphans",
                "What belonged to no call: legs that were hung up, bridges that were destroyed, sessions that were recovered",
                Tags.of("kind", kind),
                of(figure));
    }

    private static void outbox(Meters<CallEngine> meters) {
        meters.gauge(
                "callflow.outbox.records",
                "Records that are on their way to the database",
                of -> of.outboxBacklog().records());
        meters.gauge(
                "callflow.outbox.behind",
                "1 while the store holds ended calls beyond these",
                of -> of.outboxBacklog().moreInStore() ? 1 : 0);
        meters.gauge(
                "callflow.outbox.removals",
                "Sessions whose record is durable, and that the store has not removed yet",
                of -> of.outboxBacklog().removals());
    }

    private static double has(CallEngine engine, HealthProblem.Kind kind) {
        return engine.health().problems().stream().anyMatch(problem -> problem.kind() == kind) ? 1 : 0;
    }

    private static Tags tag(String key, String value) {
        return Tags.of(key, value.toLowerCase(Locale.ROOT));
    }

    private static ToDoubleFunction<CallEngine> of(ToDoubleFunction<Reconciliation> figure) {
        return engine -> figure.applyAsDouble(engine.reconciliation());
    }
}
