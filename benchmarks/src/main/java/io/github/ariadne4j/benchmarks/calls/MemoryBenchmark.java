package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.process.HeapInspector;
import io.github.ariadne4j.benchmarks.process.MeasuredProcess;
import io.github.ariadne4j.benchmarks.process.ProcFileSystem;
import io.github.ariadne4j.benchmarks.process.ThreadUsages;
import io.github.ariadne4j.benchmarks.report.Figures;
import io.github.ariadne4j.benchmarks.report.Table;
import io.github.ariadne4j.benchmarks.simulation.SimulatedCallers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main class of {@code ./run bench memory}: measures the memory of live calls in the application, and whether calls cost more when
 * many are live. The calls are those of the test kit's simulator, which runs in this process. Prints a table on standard output and
 * progress on standard error.
 */
public final class MemoryBenchmark {
    private static final String A_CALL = "heap a live call, KB";
    private static final int CLASSES = 25;
    private static final double MOST_KILOBYTES_A_CALL = 6;
    private static final double MOST_MEGABYTES = 512;
    private static final double MOST_TIMES = 1.2;

    private static final Duration TALKING = Duration.ofSeconds(1);
    private static final long SETTLE_MS = 2_000;
    /** The timers of completed set-ups have fired by then. */
    private static final long CALM_MS = 35_000;

    private static final int RECORDS_SECONDS = 60;
    private static final double KILOBYTE = 1_024;
    private static final double MEGABYTE = 1_048_576;
    private static final double MS = 1_000;
    private static final Pattern STALLS =
            Pattern.compile("has been blocked for [0-9]+ ms \\(([0-9]+) times since the last such line\\)");

    private final MemoryPlan plan;
    private final SimulatedCallers callers;
    private final MeasuredProcess program;
    private final StoreContents stored;
    private final Path log;
    private final HeapInspector heap;
    private final Figures few = new Figures();
    private final Figures many = new Figures();

    private MemoryBenchmark(
            MemoryPlan plan, SimulatedCallers callers, MeasuredProcess program, Path scripts, Path folder) {
        this.plan = plan;
        this.callers = callers;
        this.program = program;
        this.stored = new StoreContents(scripts, folder);
        this.log = folder.resolve("b2bua-1").resolve("app.log");
        this.heap = new HeapInspector(program.pid(), folder);
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments this checkout, the run's folder with the servers' files, and {@code full} or {@code quick}, or {@code soak} and
     *     its length in minutes
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        MeasuredProcess.endWithThisProcess();
        Path repository = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        ProcFileSystem proc = ProcFileSystem.ofThisMachine();
        ServerProcesses servers = ServerProcesses.in(folder, proc);
        Path place = folder.resolve("b2bua-1");
        Path scripts = repository.resolve("scripts");
        if (arguments[2].equals("soak")) {
            SippCallers callers = new SippCallers(scripts.resolve("callers.sh"), folder, servers.sipPort());
            try (MeasuredProcess program = B2buaLauncher.start(repository, repository, servers.all(), place, proc)) {
                new SoakRun(Integer.parseInt(arguments[3]), callers, program, new HeapInspector(program.pid(), folder))
                        .run();
            }
            return;
        }
        MemoryPlan plan = arguments[2].equals("quick") ? MemoryPlan.quick() : MemoryPlan.full();
        try (SimulatedCallers callers = new SimulatedCallers()) {
            Map<String, String> settings = new HashMap<>(servers.all());
            settings.putAll(callers.settings());
            settings.put("MOST_CALLS", Integer.toString(2 * plan.many()));
            try (MeasuredProcess program = B2buaLauncher.start(repository, repository, settings, place, proc)) {
                new MemoryBenchmark(plan, callers, program, scripts, folder).run();
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        say("warm-up: " + plan.warmUp() + " calls");
        callers.pass(plan.warmUp(), plan.passingRate(), TALKING);
        stored.awaitRecords(callers.placed() - callers.failed(), RECORDS_SECONDS);
        HeapInspector.Histogram empty = heapNow();
        say(plan.few() + " live calls");
        callers.hold(plan.few(), plan.holdingRate());
        measure(few, empty.bytes());
        say(plan.many() + " live calls");
        callers.hold(plan.many() - plan.few(), plan.holdingRate());
        HeapInspector.Histogram full = measure(many, empty.bytes());
        many.put("largest resident memory, MB", program.peakMemoryMegabytes());
        say("the end of all calls");
        callers.endHeld(plan.holdingRate());
        int records = stored.awaitRecords(callers.placed() - callers.failed(), RECORDS_SECONDS);
        Thread.sleep(SETTLE_MS);
        System.out.print("\n" + table() + "\n" + classes(empty, full));
        System.out.printf(
                Locale.ROOT,
                "%nafterwards: %,d calls placed, %,d of them failed, %,d CDRs, %d keys of calls in Redis, heap %.1f MB (before them %.1f MB)%n",
                callers.placed(),
                callers.failed(),
                records,
                stored.keys(),
                heapNow().bytes() / MEGABYTE,
                empty.bytes() / MEGABYTE);
        verdict();
    }

    /** The live calls remain. */
    private HeapInspector.Histogram measure(Figures figures, long empty) throws IOException, InterruptedException {
        int live = figures == few ? plan.few() : plan.many();
        Thread.sleep(CALM_MS);
        HeapInspector.Histogram now = heapNow();
        long held = now.bytes() - empty;
        figures.put("heap, MB more than without calls", held / MEGABYTE);
        figures.put(A_CALL, held / KILOBYTE / live);
        figures.put("resident memory, MB", program.memoryMegabytes());
        int stallsBefore = stalls();
        double idle = idle();
        figures.put("stalls while idle", stalls() - stallsBefore);
        figures.put("idle, processor ms a second", idle);
        pass(figures, idle);
        return now;
    }

    private double idle() throws InterruptedException {
        double before = program.usage().seconds();
        Thread.sleep(plan.idleSeconds() * 1_000L);
        return (program.usage().seconds() - before) * MS / plan.idleSeconds();
    }

    private void pass(Figures figures, double idle) throws IOException, InterruptedException {
        int stallsBefore = stalls();
        ThreadUsages.Usage before = program.usage();
        long began = System.nanoTime();
        Figures passed = callers.pass(plan.passing(), plan.passingRate(), TALKING);
        Thread.sleep(SETTLE_MS);
        double seconds = (System.nanoTime() - began) / 1e9;
        ThreadUsages.Usage after = program.usage();
        passed.names().forEach(name -> figures.put(name, passed.get(name).orElseThrow()));
        figures.put("stalls during calls", stalls() - stallsBefore);
        LoadMeasurement.perCall(figures, before, after, plan.passing());
        double all = (after.seconds() - before.seconds()) * MS;
        figures.put("without what it costs idle", (all - idle * seconds) / plan.passing());
    }

    /** A collection stops the loop, which is reported as a stall a moment later. */
    private HeapInspector.Histogram heapNow() throws IOException, InterruptedException {
        HeapInspector.Histogram histogram = heap.afterCollection();
        Thread.sleep(SETTLE_MS);
        return histogram;
    }

    private int stalls() throws IOException {
        return stalls(Files.readAllLines(log));
    }

    static int stalls(List<String> log) {
        int stalls = 0;
        for (String line : log) {
            Matcher stall = STALLS.matcher(line);
            stalls += stall.find() ? Integer.parseInt(stall.group(1)) : 0;
        }
        return stalls;
    }

    private Table table() {
        String fewTitle = String.format(Locale.ROOT, "%,d", plan.few());
        String manyTitle = String.format(Locale.ROOT, "%,d", plan.many());
        Table table = new Table("live calls", fewTitle, manyTitle, manyTitle + " : " + fewTitle);
        for (String name : many.names()) {
            OptionalDouble ofFew = few.get(name);
            OptionalDouble ofMany = many.get(name);
            table.row(List.of(name, Table.cell(ofFew), Table.cell(ofMany), Table.ratio(ofMany, ofFew)));
        }
        return table;
    }

    /** The additional objects of live calls, by class; the growth of caches is included. */
    private Table classes(HeapInspector.Histogram empty, HeapInspector.Histogram full) {
        Table table = new Table("of a live call, by class", "objects", "bytes");
        Comparator<String> byBytes = Comparator.comparingLong(
                type -> full.of(type).bytes() - empty.of(type).bytes());
        full.shares().keySet().stream()
                .sorted(byBytes.reversed())
                .limit(CLASSES)
                .forEach(type -> {
                    HeapInspector.Share before = empty.of(type);
                    HeapInspector.Share after = full.of(type);
                    double objects = after.instances() - before.instances();
                    double bytes = after.bytes() - before.bytes();
                    table.row(List.of(
                            type,
                            Table.cell(OptionalDouble.of(objects / plan.many())),
                            Table.cell(OptionalDouble.of(bytes / plan.many()))));
                });
        return table;
    }

    private void verdict() {
        List<String> missed = new ArrayList<>();
        if (many.get(A_CALL).orElseThrow() > MOST_KILOBYTES_A_CALL) {
            missed.add(MOST_KILOBYTES_A_CALL + " KB of heap a live call");
        }
        if (program.peakMemoryMegabytes() > MOST_MEGABYTES) {
            missed.add(MOST_MEGABYTES + " MB of resident memory");
        }
        String cost = "without JIT and GC";
        if (many.get(cost).orElseThrow() > MOST_TIMES * few.get(cost).orElseThrow()) {
            missed.add("processor time a call within " + MOST_TIMES + " x of that at " + plan.few() + " live calls");
        }
        missed.forEach(goal -> System.out.println("Goal missed: " + goal));
        if (missed.isEmpty()) {
            System.out.println("All goals are met.");
        }
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
