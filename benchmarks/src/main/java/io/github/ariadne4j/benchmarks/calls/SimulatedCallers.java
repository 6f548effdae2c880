package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.CallerScript;
import io.github.ariadne4j.testkit.script.CallerStep;
import io.github.ariadne4j.testkit.script.Telephone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Callers of a simulated Asterisk, which runs in this process. Every callee answers after a moment. One thread. */
final class SimulatedCallers implements AutoCloseable {
    private static final Duration RINGING = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_NUMBER = 1_000_000;
    private static final int CALLS_IN_LEDGER = 500;
    private static final int DIGITS = 2;
    private static final double MICROS_A_MS = 1_000;

    private final AriSimulator asterisk = AriSimulator.start(SimulatorSettings.defaults());
    private final List<SimulatedCall> held = new ArrayList<>();
    private int placed;
    private int failed;

    SimulatedCallers() {
        asterisk.callees().otherwise(CalleeScript.ringsThenAnswers(RINGING));
    }

    /** What the application needs to reach the simulator. */
    Map<String, String> settings() {
        return Map.of(
                "ARI_URL", asterisk.uri().toString(),
                "ARI_USERNAME", asterisk.username(),
                "ARI_PASSWORD", asterisk.password());
    }

    /** Places calls at that rate that last until {@link #endHeld}; returns once the last one is answered. */
    void hold(int calls, int rate) throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(calls);
        CallerStep answered = new CallerStep(Duration.ZERO, telephone -> answers.countDown());
        paced(calls, rate, number -> held.add(place(answered)));
        await(answers);
    }

    /** Places calls at that rate that last so long; returns with their set-up times once the last one has ended. */
    Figures pass(int calls, int rate, Duration talking) throws InterruptedException {
        Histogram setUps = new ConcurrentHistogram(DIGITS);
        CountDownLatch answers = new CountDownLatch(calls);
        List<SimulatedCall> passing = new ArrayList<>(calls);
        int failedBefore = failed;
        paced(calls, rate, number -> {
            long began = System.nanoTime();
            CallerStep answered = new CallerStep(Duration.ZERO, telephone -> {
                setUps.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
                answers.countDown();
            });
            passing.add(place(answered, new CallerStep(talking, Telephone::hangsUp)));
        });
        await(answers);
        passing.forEach(SimulatedCallers::awaitEnded);
        Figures figures = new Figures();
        figures.put("set-up p50, ms", setUps.getValueAtPercentile(50) / MICROS_A_MS);
        figures.put("set-up p99, ms", setUps.getValueAtPercentile(99) / MICROS_A_MS);
        figures.put("calls failed", failed - failedBefore);
        return figures;
    }

    /** The callers that hold hang up at that rate; returns once all calls have ended. */
    void endHeld(int rate) throws InterruptedException {
        paced(held.size(), rate, number -> held.get(number).hangUp());
        held.forEach(SimulatedCallers::awaitEnded);
        held.clear();
        asterisk.awaitQuiet(PATIENCE);
    }

    /** How many were placed so far. */
    int placed() {
        return placed;
    }

    private SimulatedCall place(CallerStep... steps) {
        int number = FIRST_NUMBER + placed++;
        if (placed % CALLS_IN_LEDGER == 0) {
            asterisk.ledger().clear();
        }
        return asterisk.call("+4930" + number)
                .dialling("3" + number)
                .following(new CallerScript(Optional.empty(), List.of(steps)))
                .place();
    }

    private static void paced(int turns, int rate, IntConsumer turn) {
        long pause = TimeUnit.SECONDS.toNanos(1) / rate;
        long next = System.nanoTime();
        for (int number = 0; number < turns; number++) {
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            turn.accept(number);
            next += pause;
        }
    }

    private void await(CountDownLatch answers) throws InterruptedException {
        if (!answers.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            failed += (int) answers.getCount();
        }
    }

    private static void awaitEnded(SimulatedCall call) {
        call.awaitEnded(PATIENCE);
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
