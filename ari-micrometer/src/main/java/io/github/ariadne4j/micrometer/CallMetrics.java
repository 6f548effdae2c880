package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counters and timers of calls: a listener for {@code CallEngine.builder(…).listener(…)}. The state of the engine is in
 * {@link CallEngineMetrics}. Called on the engine's loop; it does not block.
 */
public final class CallMetrics implements CallEngineListener {
    private final Map<CallDirection, Counter> started = new EnumMap<>(CallDirection.class);
    private final Counter recovered;
    private final Timer setUp;
    private final Timer postDialDelay;
    private final Timer billable;
    private final Map<Disposition, Counter> ended = new EnumMap<>(Disposition.class);

    /** Meters without tags, for the only engine in a registry. */
    public CallMetrics(MeterRegistry registry) {
        this(registry, List.of());
    }

    /**
     * Registers all meters, with the value zero.
     *
     * @param registry the registry
     * @param tags tags of all its meters; from a small set of values
     */
    public CallMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        Tags all = Tags.of(tags);
        for (CallDirection direction : CallDirection.values()) {
            Tags one = all.and("direction", direction.name().toLowerCase(Locale.ROOT));
            started.put(
                    direction,
                    counter(
                            registry,
                            "callflow.calls.started",
                            "Calls that entered the application, or that it originated",
                            one));
        }
        recovered = counter(
                registry,
                "callflow.calls.recovered",
                "Calls recovered from an earlier process or another instance",
                all);
        setUp = timer(registry, "callflow.call.setup", "From the start of a call to its answer", all);
        postDialDelay = timer(
                registry, "callflow.call.postdial", "From the start of a call to the first response of a callee", all);
        billable = Timer.builder("callflow.call.billable")
                .description("Billable time of answered calls")
                .tags(all)
                .register(registry);
        for (Disposition disposition : Disposition.values()) {
            Tags one = all.and("disposition", disposition.name().toLowerCase(Locale.ROOT));
            ended.put(disposition, counter(registry, "callflow.calls.ended", "Ended calls by disposition", one));
        }
    }

    private static Counter counter(MeterRegistry registry, String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(HistogramBuckets.ofCalls())
                .register(registry);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onStarted(IncomingCall call) {
        Counter counter = started.get(call.direction());
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void onRecovered(IncomingCall call) {
        recovered.increment();
    }

    @Override
    public void onAnswered(CallId call, Duration setUpTime) {
        setUp.record(setUpTime);
    }

    @Override
    public void onEnded(CallDetailRecord cdr) {
        Counter counter = ended.get(cdr.disposition());
        if (counter != null) {
            counter.increment();
        }
        Duration delay = cdr.timeline().postDialDelay();
        if (delay != null) {
            postDialDelay.record(delay);
        }
        if (cdr.disposition() == Disposition.ANSWERED) {
            billable.record(cdr.billable());
        }
    }
}
