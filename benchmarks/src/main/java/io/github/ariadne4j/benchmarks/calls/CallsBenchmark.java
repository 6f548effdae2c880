package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.minimal.MinimalB2bua;
import io.github.ariadne4j.benchmarks.process.MeasuredProcess;
import io.github.ariadne4j.benchmarks.process.ProcFileSystem;
import io.github.ariadne4j.benchmarks.report.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The main class of {@code ./run bench calls}: measures Asterisk's own {@code Dial()}, the minimal program, and the application, one after the
 * other on the same servers; or two revisions or settings of the application alternately. Prints tables on standard output and progress
 * on standard error.
 */
public final class CallsBenchmark {
    private static final String DIALLED_BY_ASTERISK = "*83200";
    private static final String DIALLED_BY_PROGRAM = "3200";

    private static final Load FIRST_CALLS = new Load(1, 40, 20, true);
    private static final Duration ARCHIVE_PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MS = 200;

    private final Path repository;
    private final Path folder;
    private final boolean quick;
    private final ProcFileSystem proc = ProcFileSystem.ofThisMachine();
    private final ServerProcesses servers;
    private final SippCallers callers;
    private final Path archives;
    private int starts;

    private CallsBenchmark(Path repository, Path folder, boolean quick) throws IOException {
        this.repository = repository;
        this.folder = folder;
        this.quick = quick;
        this.servers = ServerProcesses.in(folder, proc);
        this.archives = folder.resolve("archives");
        this.callers = new SippCallers(repository.resolve("scripts/callers.sh"), folder, servers.sipPort());
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments this checkout, the run's folder with the servers' files, and {@code full} or {@code quick}; to compare, also the
     *     name of the other revision, its checkout, the number of rounds, and one setting, {@code NAME=VALUE}, if the other has one of
     *     its own
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        MeasuredProcess.endWithThisProcess();
        CallsBenchmark benchmark =
                new CallsBenchmark(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2].equals("quick"));
        if (arguments.length > 3) {
            Map<String, String> setting = arguments.length > 6 ? setting(arguments[6]) : Map.of();
            benchmark.compare(arguments[3], Path.of(arguments[4]), Integer.parseInt(arguments[5]), setting);
        } else {
            benchmark.measureAll();
        }
    }

    private static Map<String, String> setting(String text) {
        int equals = text.indexOf('=');
        return Map.of(text.substring(0, equals), text.substring(equals + 1));
    }

    private void measureAll() throws IOException, InterruptedException {
        makeArchive(repository, Map.of());
        LoadMeasurement measurement = measurement(quick ? LoadPlan.quick() : LoadPlan.full());
        Map<String, Figures> dial = measurement.ofDial(DIALLED_BY_ASTERISK);
        Map<String, Figures> minimal;
        try (MeasuredProcess program = startMinimal()) {
            minimal = measurement.of("minimal", program, DIALLED_BY_PROGRAM);
        }
        Map<String, Figures> ours = ofApplication("B2BUA", repository, Map.of(), measurement);
        System.out.print(new ResultTables(dial, minimal, ours).text());
    }

    /** The order of the two alternates, as the second one of a round may have warmer caches. */
    private void compare(String name, Path checkout, int rounds, Map<String, String> setting)
            throws IOException, InterruptedException {
        LoadMeasurement measurement = measurement(quick ? LoadPlan.quick() : LoadPlan.comparison());
        RevisionComparison comparison = new RevisionComparison(name);
        makeArchive(repository, Map.of());
        makeArchive(checkout, setting);
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            if (round % 2 == 1) {
                Map<String, Figures> now = ofApplication("this", repository, Map.of(), measurement);
                comparison.add(now, ofApplication(name, checkout, setting, measurement));
            } else {
                Map<String, Figures> other = ofApplication(name, checkout, setting, measurement);
                comparison.add(ofApplication("this", repository, Map.of(), measurement), other);
            }
        }
        System.out.print(comparison.text());
    }

    private LoadMeasurement measurement(LoadPlan plan) {
        return new LoadMeasurement(plan, callers, servers::seconds);
    }

    private Map<String, Figures> ofApplication(
            String name, Path checkout, Map<String, String> setting, LoadMeasurement measurement)
            throws IOException, InterruptedException {
        try (MeasuredProcess program = startApplication(checkout, setting)) {
            return measurement.of(name, program, DIALLED_BY_PROGRAM);
        }
    }

    private MeasuredProcess startApplication(Path checkout, Map<String, String> setting)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(servers.all());
        settings.putAll(setting);
        settings.put("B2BUA_CACHE", archives.toString());
        return B2buaLauncher.start(repository, checkout, settings, nextFolder(), proc);
    }

    /** The launcher archives the classes after the first start of a build; later starts are measured. */
    private void makeArchive(Path checkout, Map<String, String> setting) throws IOException, InterruptedException {
        if (!Files.isExecutable(checkout.resolve("examples/b2bua/target/b2bua/bin/b2bua"))) {
            return;
        }
        System.err.println("first start, after which the launcher archives the classes");
        long before = countArchives();
        MeasuredProcess program = startApplication(checkout, setting);
        try {
            callers.place(DIALLED_BY_PROGRAM, FIRST_CALLS);
        } finally {
            program.close();
        }
        Instant patience = Instant.now().plus(ARCHIVE_PATIENCE);
        while (countArchives() == before && Instant.now().isBefore(patience)) {
            Thread.sleep(POLL_MS);
        }
    }

    private long countArchives() throws IOException {
        if (!Files.isDirectory(archives)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).count();
        }
    }

    private MeasuredProcess startMinimal() throws IOException, InterruptedException {
        Path place = nextFolder();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), MinimalB2bua.class.getName());
        return MeasuredProcess.start(command, servers.ari(), place, proc, () -> isReady(place.resolve("app.log")));
    }

    private Path nextFolder() {
        return folder.resolve("b2bua-" + ++starts);
    }

    private static boolean isReady(Path log) {
        try {
            return Files.readString(log).contains("ready\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
