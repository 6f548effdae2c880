package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.CallRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SIPp process: callers of one kind, at one rate, each with a record of its call. It ends by itself, or when it is stopped. */
public final class SippCallers implements CallSource {
    private final CallKind kind;
    private final String number;
    private final Path folder;
    private final Process process;
    private @Nullable List<CallRecord> records;

    private SippCallers(CallKind kind, String number, Path folder, Process process) {
        this.kind = kind;
        this.number = number;
        this.folder = folder;
        this.process = process;
    }

    /** Starts; all numbers begin with {@code number}. */
    static SippCallers start(Scripts scripts, Path folder, int sipPort, Path scenario, String number, CallLoad load) {
        try {
            Files.createDirectories(folder);
            String callers = Files.readString(scenario)
                    .replace("PATIENCE", Long.toString(load.patience().toMillis()))
                    .replace("HOLD", Long.toString(load.hold().toMillis()));
            Path ours = Files.writeString(folder.resolve("scenario.xml"), callers);
            Process process = new ProcessBuilder(scripts.command(
                            "caller-records.sh",
                            folder.toString(),
                            Integer.toString(sipPort),
                            ours.toString(),
                            number,
                            Integer.toString(load.calls()),
                            Double.toString(load.perSecond()),
                            Long.toString(load.limit().toSeconds())))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("start.log").toFile())
                    .start();
            return new SippCallers(load.kind(), number, folder, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The prefix of all their numbers. */
    public String number() {
        return number;
    }

    /** The id of SIPp's process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void placeNoMore() {
        Signal.USR1.to(process.pid());
    }

    /** Waits for the last call to end, within a time limit; then all calls are ended. */
    @Override
    public SippCallers await(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** The records of all calls; stops the callers. */
    @Override
    public List<CallRecord> records() {
        if (records == null) {
            await(Duration.ZERO);
            records = read();
        }
        return records;
    }

    void stop() {
        process.destroyForcibly();
        records();
        try {
            Path home = Path.of(Files.readString(folder.resolve("home")).strip());
            keep(home, "records");
            keep(home, "errors");
            remove(home);
        } catch (IOException e) {
            System.err.println("not removed: " + e.getMessage());
        }
    }

    private List<CallRecord> read() {
        Path written = folder.resolve("records");
        try {
            return Files.exists(written) ? CallRecords.read(kind, Files.readAllLines(written)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Path home, String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        if (Files.exists(home.resolve(name))) {
            Files.copy(home.resolve(name), folder.resolve(name));
        }
    }

    /** The folder that SIPp's own user may write to is outside of this project; no other folder is removed here. */
    private static void remove(Path home) throws IOException {
        if (!home.toString().matches(".*/ariadne4j[/-]sipp\\.[^/]+")) {
            throw new IOException(home + " is not a folder of SIPp");
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
