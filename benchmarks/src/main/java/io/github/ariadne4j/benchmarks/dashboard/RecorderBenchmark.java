package io.github.ariadne4j.benchmarks.dashboard;

import io.github.ariadne4j.benchmarks.report.Table;
import io.github.ariadne4j.benchmarks.simulation.SimulatedEngine;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * {@code ./run bench recorder}: what the recorder costs the thread of the calls. Two engines in this process, one with a recorder, each
 * on a simulated Asterisk of its own, get the same calls in turn. Prints what each loop takes for a call, and how long the collector, which all
 * of this process have in common, holds it up.
 */
public final class RecorderBenchmark {
    private static final Duration TALKING = Duration.ofMillis(100);
    private static final int MOST_CALLS = 5_000;
    private static final double MICROS_A_MS = 1e3;
    private static final double NANOS_A_MICRO = 1e3;
    private static final double KILOBYTE = 1_024;

    private final Plan plan;

    /**
     * The amount of work.
     *
     * @param warmUp calls of each engine that are not counted
     * @param calls calls of each engine in a round
     * @param rate new calls a second
     * @param rounds how often both are measured
     */
    record Plan(int warmUp, int calls, int rate, int rounds) {}

    /** The cost of a call in one round. */
    private record Cost(double micros, double kilobytes, double collectorMicros) {}

    RecorderBenchmark(Plan plan) {
        this.plan = plan;
    }

    /** Runs it: a minute and a half; with {@code --quick} half a minute. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean quick = List.of(arguments).contains("--quick");
        Plan plan = quick ? new Plan(1_000, 500, 200, 3) : new Plan(2_000, 1_000, 200, 7);
        System.out.print(new RecorderBenchmark(plan).run());
    }

    /** The table: medians of the rounds, and medians of the ratios within them. */
    String run() throws InterruptedException {
        List<Cost> with = new ArrayList<>();
        List<Cost> without = new ArrayList<>();
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
        try (SimulatedEngine recorded = new SimulatedEngine(recorder, MOST_CALLS);
                SimulatedEngine bare = new SimulatedEngine(null, MOST_CALLS)) {
            pass(recorded, plan.warmUp());
            pass(bare, plan.warmUp());
            for (int round = 0; round < plan.rounds(); round++) {
                if (round % 2 == 0) {
                    with.add(pass(recorded, plan.calls()));
                    without.add(pass(bare, plan.calls()));
                } else {
                    without.add(pass(bare, plan.calls()));
                    with.add(pass(recorded, plan.calls()));
                }
            }
        }
        Table table = new Table("the loop, for a call", "with", "without", "with : without");
        table.row(row("processor time, µs", with, without, Cost::micros));
        table.row(row("allocated, KB", with, without, Cost::kilobytes));
        table.row(row("collector of the process, µs", with, without, Cost::collectorMicros));
        return table.toString();
    }

    private Cost pass(SimulatedEngine engine, int calls) throws InterruptedException {
        long nanos = engine.loopNanos();
        long bytes = engine.loopBytes();
        long collecting = collectorMillis();
        engine.callers().pass(calls, plan.rate(), TALKING);
        return new Cost(
                (engine.loopNanos() - nanos) / NANOS_A_MICRO / calls,
                (engine.loopBytes() - bytes) / KILOBYTE / calls,
                MICROS_A_MS * (collectorMillis() - collecting) / calls);
    }

    private static long collectorMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static List<String> row(String what, List<Cost> with, List<Cost> without, ToDoubleFunction<Cost> figure) {
        double[] recorded = with.stream().mapToDouble(figure).toArray();
        double[] bare = without.stream().mapToDouble(figure).toArray();
        double[] ratios = new double[recorded.length];
        Arrays.setAll(ratios, i -> recorded[i] / bare[i]);
        return List.of(what, cell(recorded), cell(bare), Table.times(median(ratios)));
    }

    private static String cell(double[] figures) {
        return Table.cell(OptionalDouble.of(median(figures)));
    }

    /** Of an odd number of figures. */
    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
