package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.process.HeapInspector;
import io.github.ariadne4j.benchmarks.process.MeasuredProcess;
import io.github.ariadne4j.benchmarks.report.Figures;
import io.github.ariadne4j.benchmarks.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs a steady load for some minutes on the real Asterisk, and checks whether the heap grows. Prints a line for each sample. */
final class SoakRun {
    private static final String NUMBER = "3200";
    private static final int RATE = 25;
    private static final int LOOKS = 20;
    /** Classes, caches and pools fill up in the first quarter. */
    private static final int LOOKS_OF_WARM_UP = 5;

    private static final double MOST_GROWTH = 1.05;
    private static final double MEGABYTE = 1_048_576;
    private static final double MS = 1_000;

    private final int minutes;
    private final SippCallers callers;
    private final MeasuredProcess program;
    private final HeapInspector heap;

    SoakRun(int minutes, SippCallers callers, MeasuredProcess program, HeapInspector heap) {
        this.minutes = minutes;
        this.callers = callers;
        this.program = program;
        this.heap = heap;
    }

    void run() throws IOException, InterruptedException {
        int seconds = (int) TimeUnit.MINUTES.toSeconds(minutes);
        Load load = new Load(1, seconds * RATE, RATE, false);
        System.out.printf(Locale.ROOT, "%n%,d calls at %d/s; heap after a full collection%n", load.calls(), RATE);
        CompletableFuture<Figures> placed = CompletableFuture.supplyAsync(() -> place(load));
        double[] megabytes = look(seconds / (double) LOOKS);
        try {
            Figures figures = placed.get();
            System.out.println(
                    verdict(megabytes, (int) figures.get("calls failed").orElse(load.calls())));
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    private Figures place(Load load) {
        try {
            return callers.place(NUMBER, load);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private double[] look(double everySeconds) throws IOException, InterruptedException {
        Table table = new Table("minute", "heap, MB", "resident memory, MB", "processor time, ms a call");
        System.out.print(table);
        double[] megabytes = new double[LOOKS];
        long began = System.nanoTime();
        double used = program.usage().seconds();
        for (int look = 0; look < LOOKS; look++) {
            long due = began + (long) ((look + 1) * everySeconds * 1e9);
            Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            double now = program.usage().seconds();
            megabytes[look] = heap.afterCollection().bytes() / MEGABYTE;
            System.out.println(String.join(
                    " ",
                    "|",
                    cell((look + 1) * everySeconds / 60),
                    cell(megabytes[look]),
                    cell(program.memoryMegabytes()),
                    cell((now - used) * MS / (everySeconds * RATE))));
            // Excludes the collection.
            used = program.usage().seconds();
        }
        return megabytes;
    }

    private static String cell(double value) {
        return String.format(Locale.ROOT, "%.2f |", value);
    }

    static String verdict(double[] megabytes, int failed) {
        double[] warm = Arrays.copyOfRange(megabytes, LOOKS_OF_WARM_UP, megabytes.length);
        int third = warm.length / 3;
        double first = median(Arrays.copyOf(warm, third));
        double last = median(Arrays.copyOfRange(warm, warm.length - third, warm.length));
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%nheap after the warm-up: median of the first third %.2f MB, of the last %.2f MB; slope %.1f KB a look; %d calls failed",
                first,
                last,
                slope(warm) * 1024,
                failed));
        if (last > MOST_GROWTH * first) {
            lines.add("Goal missed: a flat heap, within 5 %");
        }
        if (failed > 0) {
            lines.add("Goal missed: no call fails");
        }
        if (lines.size() == 1) {
            lines.add("All goals are met.");
        }
        return String.join("\n", lines);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The slope of the least-squares line. */
    private static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double mean = Arrays.stream(values).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int at = 0; at < values.length; at++) {
            products += (at - middle) * (values[at] - mean);
            squares += (at - middle) * (at - middle);
        }
        return products / squares;
    }
}
