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
 * Meters of a {@code CallEngine}: live calls, faults, refused calls, results of reconciliation with Asterisk, and
 * pending records. Single calls are counted by {@link CallMetrics}. Bind it once to each registry, for the life time of
 * the registry. Several engines in one registry need distinct tags. Any thread.
 */
public final class CallEngineMetrics implements MeterBinder {
    private final CallEngine engine;
    private final Tags tags;

    /** Meters without tags, for the only engine in a registry. */
    public CallEngineMetrics(CallEngine engine) {
        this(engine, List.of());
    }

    /** @param tags tags of all its meters; from a small set of values */
    public CallEngineMetrics(CallEngine engine, Iterable<Tag> tags) {
        this.engine = engine;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MeterRegistrar<CallEngine> meters = new MeterRegistrar<>(registry, engine, tags);
        meters.gauge("callflow.calls.active", "Live calls", CallEngine::activeCalls);
        for (Refusal cause : engine.refusedCalls().keySet()) {
            meters.count(
                    "callflow.calls.refused",
                    "New calls that were refused: by the engine or a gate at their start, or by a gate when their target was known",
                    tag("cause", cause.name()),
                    of -> of.refusedCalls().getOrDefault(cause, 0L));
        }
        meters.count(
                "callflow.silences",
                "Parties that were answered, heard nothing and waited for no operation for longer than the limit: 0 without a fault",
                CallEngine::silences);
        for (HealthProblem.Kind kind : HealthProblem.Kind.values()) {
            meters.gauge(
                    "callflow.problem",
                    "1 while this fault affects the service of the engine",
                    tag("kind", kind.name()),
                    null,
                    of -> has(of, kind));
        }
        reconciliation(meters);
        outbox(meters);
    }

    private static void reconciliation(MeterRegistrar<CallEngine> meters) {
        meters.count(
                "callflow.looks",
                "Reconciliations that read the channels and bridges of Asterisk",
                of(Reconciliation::looks));
        meters.count("callflow.looks.failed", "Reconciliations that failed", of(Reconciliation::failedLooks));
        meters.count(
                "callflow.looks.missed",
                "Channels of calls that a reconciliation did not find, and whose end was not reported by an event",
                of(Reconciliation::missedEnds));
        meters.count(
                "callflow.looks.callers",
                "Callers found by a reconciliation whose entry was not reported by an event",
                of(Reconciliation::takenIn));
        orphans(meters, "leg", Reconciliation::removedLegs);
        orphans(meters, "bridge", Reconciliation::removedBridges);
        orphans(meters, "session", Reconciliation::staleSessions);
    }

    private static void orphans(
            MeterRegistrar<CallEngine> meters, String kind, ToDoubleFunction<Reconciliation> figure) {
        meters.count(
                "callflow.orphans",
                "Resources without a call: legs that were hung up, bridges that were destroyed, sessions that were recovered",
                Tags.of("kind", kind),
                of(figure));
    }

    private static void outbox(MeterRegistrar<CallEngine> meters) {
        meters.gauge(
                "callflow.outbox.records",
                "Records that are being written to the database",
                of -> of.outboxBacklog().records());
        meters.gauge(
                "callflow.outbox.behind",
                "1 while the store has more ended calls than these",
                of -> of.outboxBacklog().moreInStore() ? 1 : 0);
        meters.gauge(
                "callflow.outbox.removals",
                "Sessions with a durable record that the store has not removed yet",
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
