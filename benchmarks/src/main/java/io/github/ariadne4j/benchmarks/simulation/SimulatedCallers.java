package io.github.ariadne4j.benchmarks.simulation;

import io.github.ariadne4j.benchmarks.report.Figures;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The callers of a simulated Asterisk, which runs in this process. Every callee answers after a moment. One thread. */
public final class SimulatedCallers implements AutoCloseable {
    private static final Duration RINGING = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MS = 5;
    private static final int FIRST_NUMBER = 1_000_000;
    private static final int CALLS_IN_LOG = 500;
    private static final int DIGITS = 2;
    private static final double MICROS_A_MS = 1_000;

    private final AriSimulator asterisk = AriSimulator.start(SimulatorSettings.defaults());
    private final List<SimulatedCall> held = new ArrayList<>();
    private int placed;
    private int failed;

    /** Starts the simulator. */
    public SimulatedCallers() {
        asterisk.callees().otherwise(CalleeScript.ringsThenAnswers(RINGING));
    }

    /** The settings for a connection to the simulator. */
    public Map<String, String> settings() {
        return Map.of(
                "ARI_URL", asterisk.uri().toString(),
                "ARI_USERNAME", asterisk.username(),
                "ARI_PASSWORD", asterisk.password());
    }

    /** Places calls at that rate that last until {@link #endHeld}; returns once the last one is answered. */
    public void hold(int calls, int rate) throws InterruptedException {
        int first = held.size();
        paced(calls, rate, number -> held.add(place()));
        List<SimulatedCall> placedNow = held.subList(first, held.size());
        settle(placedNow, call -> call.isAnswered() || call.isEnded());
        countFailed(placedNow);
    }

    /** Places calls at that rate and with that duration; returns their set-up times once the last one has ended. */
    public Figures pass(int calls, int rate, Duration talking) throws InterruptedException {
        Histogram setUps = new ConcurrentHistogram(DIGITS);
        List<SimulatedCall> passing = new ArrayList<>(calls);
        int failedBefore = failed;
        paced(calls, rate, number -> {
            long began = System.nanoTime();
            CallerStep answered = new CallerStep(
                    Duration.ZERO,
                    telephone -> setUps.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began)));
            passing.add(place(answered, new CallerStep(talking, Telephone::hangsUp)));
        });
        settle(passing, SimulatedCall::isEnded);
        countFailed(passing);
        Figures figures = new Figures();
        figures.put("set-up p50, ms", setUps.getValueAtPercentile(50) / MICROS_A_MS);
        figures.put("set-up p99, ms", setUps.getValueAtPercentile(99) / MICROS_A_MS);
        figures.put("calls failed", failed - failedBefore);
        return figures;
    }

    /** Hangs up the held calls at that rate; returns once all calls have ended. */
    public void endHeld(int rate) throws InterruptedException {
        paced(held.size(), rate, number -> held.get(number).hangUp());
        settle(held, SimulatedCall::isEnded);
        held.clear();
        asterisk.awaitQuiet(PATIENCE);
    }

    /** The number of calls placed so far. */
    public int placed() {
        return placed;
    }

    /** The number of those that were not answered. */
    public int failed() {
        return failed;
    }

    private SimulatedCall place(CallerStep... steps) {
        int number = FIRST_NUMBER + placed++;
        if (placed % CALLS_IN_LOG == 0) {
            asterisk.requestLog().clear();
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

    private void countFailed(List<SimulatedCall> calls) {
        failed += (int) calls.stream().filter(call -> !call.isAnswered()).count();
    }

    private static void settle(List<SimulatedCall> calls, Predicate<SimulatedCall> settled)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (SimulatedCall call : calls) {
            while (!settled.test(call) && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MS);
            }
        }
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
