package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.process.MeasuredProcess;
import io.github.ariadne4j.benchmarks.process.ThreadKind;
import io.github.ariadne4j.benchmarks.process.ThreadUsages;
import io.github.ariadne4j.benchmarks.report.Figures;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Places a plan's loads and calculates figures per call from the counters before and after each. */
final class LoadMeasurement {
    /** The title of the figures that belong to no load. */
    static final String PROCESS = "process";

    private static final double MS = 1000;
    private static final double KILOBYTE = 1000;
    /** The time in which ended calls are recorded; counted with the load. */
    private static final long SETTLE_MS = 1_000;
    /** The time for the remaining records, and for the work of the JVM after a load, before it counts as idle. */
    private static final long CALM_MS = 5_000;

    private final LoadPlan plan;
    private final SippCallers callers;
    private final Supplier<Figures> serverSeconds;

    LoadMeasurement(LoadPlan plan, SippCallers callers, Supplier<Figures> serverSeconds) {
        this.plan = plan;
        this.callers = callers;
        this.serverSeconds = serverSeconds;
    }

    /** Asterisk alone: without warm-up, and without a process to measure. */
    Map<String, Figures> ofDial(String number) throws IOException, InterruptedException {
        Map<String, Figures> sections = new LinkedHashMap<>();
        for (Load load : plan.loads()) {
            if (!load.warmUp()) {
                sections.put(load.title(), place("Dial()", number, load, null));
            }
        }
        return sections;
    }

    /** A program that is ready. */
    Map<String, Figures> of(String name, MeasuredProcess program, String number)
            throws IOException, InterruptedException {
        Map<String, Figures> sections = new LinkedHashMap<>();
        for (Load load : plan.loads()) {
            Figures figures = place(name, number, load, program);
            if (!program.isAlive()) {
                throw new IOException(name + " ended during the load");
            }
            if (!load.warmUp()) {
                sections.put(load.title(), figures);
            }
        }
        Figures process = program.start();
        process.put("idle, processor ms a second", idle(program));
        process.put("peak memory, MB", program.peakMemoryMegabytes());
        sections.put(PROCESS, process);
        return sections;
    }

    private double idle(MeasuredProcess program) throws InterruptedException {
        Thread.sleep(CALM_MS);
        double before = program.usage().seconds();
        Thread.sleep(plan.idleSeconds() * 1_000L);
        return (program.usage().seconds() - before) * MS / plan.idleSeconds();
    }

    private Figures place(String name, String number, Load load, @Nullable MeasuredProcess program)
            throws IOException, InterruptedException {
        System.err.println(name + ": " + load.title() + (load.warmUp() ? " (warm-up)" : ""));
        Figures servers = serverSeconds.get();
        ThreadUsages.@Nullable Usage usage = program == null ? null : program.usage();
        OptionalDouble allocated = program == null ? OptionalDouble.empty() : program.allocated();
        Figures figures = callers.place(number, load);
        Thread.sleep(SETTLE_MS);
        if (program != null && usage != null) {
            perCall(figures, usage, program.usage(), load.calls());
            OptionalDouble now = program.allocated();
            if (allocated.isPresent() && now.isPresent()) {
                figures.put(
                        "allocated, KB a call",
                        (now.getAsDouble() - allocated.getAsDouble()) / KILOBYTE / load.calls());
            }
        }
        Figures after = serverSeconds.get();
        for (String server : after.names()) {
            double seconds = after.get(server).orElse(0) - servers.get(server).orElse(0);
            figures.put(server + ", ms a call", seconds * MS / load.calls());
        }
        return figures;
    }

    /** Processor time by kind of thread, and context switches. */
    static void perCall(Figures figures, ThreadUsages.Usage before, ThreadUsages.Usage after, int calls) {
        double all = perCall(after.seconds() - before.seconds(), calls);
        double jit = perCall(after.of(ThreadKind.JIT) - before.of(ThreadKind.JIT), calls);
        double gc = perCall(after.of(ThreadKind.GC) - before.of(ThreadKind.GC), calls);
        figures.put("processor time, ms a call", all);
        figures.put("without JIT and GC", all - jit - gc);
        for (ThreadKind kind : ThreadKind.values()) {
            double used = perCall(after.of(kind) - before.of(kind), calls);
            if (used > 0) {
                figures.put("- " + kind.title(), used);
            }
        }
        figures.put("- ended threads", perCall(after.unseen() - before.unseen(), calls));
        figures.put("JIT since exec, processor s", after.of(ThreadKind.JIT));
        figures.put("context switches a call", (after.switches() - before.switches()) / (double) calls);
    }

    private static double perCall(double seconds, int calls) {
        return Math.max(0, seconds) * MS / calls;
    }
}
