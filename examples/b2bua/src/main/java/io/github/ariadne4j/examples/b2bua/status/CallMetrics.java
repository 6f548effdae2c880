package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** Counts calls and times their set-up. Told by the engine; only adds numbers up. */
public final class CallMetrics implements CallEngineListener {
    private final Counter started;
    private final Counter takenUp;
    private final Timer setUp;
    private final Map<Disposition, Counter> ended = new EnumMap<>(Disposition.class);

    /** Counts in this registry; every disposition is there from the start, at zero. */
    public CallMetrics(MeterRegistry registry) {
        started = Counter.builder("b2bua.calls.started")
                .description("Calls that came in")
                .register(registry);
        takenUp = Counter.builder("b2bua.calls.takenup")
                .description("Calls recovered from an earlier process or another instance")
                .register(registry);
        setUp = Timer.builder("b2bua.call.setup")
                .description("From the start of a call to its answer")
                .serviceLevelObjectives(buckets())
                .register(registry);
        for (Disposition disposition : Disposition.values()) {
            ended.put(
                    disposition,
                    Counter.builder("b2bua.calls.ended")
                            .description("Calls that ended, by how they went")
                            .tag("disposition", disposition.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private static Duration[] buckets() {
        return LongStream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onStarted(IncomingCall call) {
        started.increment();
    }

    @Override
    public void onTakenUp(IncomingCall call) {
        takenUp.increment();
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
    }
}
