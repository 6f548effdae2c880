package io.github.ariadne4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link DecodeBenchmark} and reports time and allocation for each event. */
final class DecodeMeasurement {
    private DecodeMeasurement() {}

    static void run(CoreReport report, boolean quick) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DecodeBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .forks(1)
                        .warmupIterations(quick ? 2 : 4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(quick ? 2 : 5)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult ours = of("ours", results);
        RunResult stock = of("stock", results);
        compare(report, "decode alone, ns an event (JMH)", nanos(ours), nanos(stock));
        compare(report, "decode alone, bytes allocated an event", bytes(ours), bytes(stock));
    }

    private static RunResult of(String client, Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith(client))
                .findFirst()
                .orElseThrow();
    }

    private static double nanos(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double bytes(RunResult result) {
        return requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }

    private static void compare(CoreReport report, String what, double ours, double stock) {
        report.compare(what, ours, stock, stock / ours);
    }
}
