package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the application as a black box: it can be started, killed, suspended and checked for readiness. Each start is a new
 * process with the same settings and ports.
 */
public final class Application {
    /** The time limit of a start on a busy machine. */
    public static final Duration START = Duration.ofSeconds(60);

    /** The time limit of the launcher's class archive, at the lowest priority, on a busy machine. */
    private static final Duration ARCHIVE = Duration.ofMinutes(3);

    private static final Pattern ACTIVE = Pattern.compile("(?m)^callflow_calls_active (\\S+)");
    private static final Pattern CONNECTED = Pattern.compile("(?m)^callflow_call_setup_seconds_count (\\S+)");
    private static final Pattern REFUSED_FOR_OVERLOAD =
            Pattern.compile("(?m)^callflow_calls_refused_total\\{cause=\"overload\"\\} (\\S+)");
    /** The collector reports the whole heap in one line, or each generation in a line. */
    private static final int COLLECTIONS = 4;

    private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Path launcher;
    private final Path launcherCache;
    private final Path folder;
    private final Map<String, String> settings;
    private final FaultProxy ari;
    private final int port;
    /** A proxy kills it from a thread of its own. */
    private volatile @Nullable Process process;

    private boolean stopped;
    private long startedNanos;

    Application(RunPaths paths, Path folder, Map<String, String> settings, FaultProxy ari) {
        this.launcher = paths.launcher();
        this.launcherCache = paths.launcherCache();
        this.folder = folder;
        this.settings = new LinkedHashMap<>(settings);
        this.ari = ari;
        this.port = UnusedPort.find();
        this.settings.put("HTTP_PORT", Integer.toString(port));
        this.settings.put("B2BUA_CACHE", launcherCache.toString());
    }

    /** The proxy between this instance and Asterisk. */
    public FaultProxy ari() {
        return ari;
    }

    /** Runs it once, after which the launcher archives its classes for the next start. */
    Application trained() {
        if (!hasArchive()) {
            start().awaitReady();
            terminate(Duration.ofSeconds(60));
            if (!Await.that(ARCHIVE, this::hasArchive)) {
                throw new IllegalStateException("the launcher made no archive of the classes in " + launcherCache);
            }
        }
        return this;
    }

    private boolean hasArchive() {
        String[] archives = launcherCache.toFile().list((folder, name) -> name.endsWith(".jsa"));
        return archives != null && archives.length > 0;
    }

    /** Sets a setting from the next start on. */
    public Application set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Starts a new process; it is not ready yet. */
    public synchronized Application start() {
        if (stopped) {
            throw new IllegalStateException("the test bed is being closed");
        }
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(launcher.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("app.log").toFile()));
            builder.environment().putAll(settings);
            startedNanos = System.nanoTime();
            Process started = builder.start();
            process = started;
            Files.writeString(folder.resolve("app.pid"), started.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Waits until it reports that it is ready.
     *
     * @return the time from its start until then
     */
    public Duration awaitReady() {
        if (!Await.that(START, () -> isReady() || !isAlive()) || !isAlive()) {
            throw new IllegalStateException(
                    "the application did not become ready in time; its log: " + folder.resolve("app.log"));
        }
        return sinceStart();
    }

    /**
     * Starts it, again each time it ends before it is ready, as a service manager does.
     *
     * @return the time from the first start until it is ready
     */
    public Duration startSupervised() {
        long began = System.nanoTime();
        start();
        boolean ready = Await.that(START, () -> {
            if (!isAlive()) {
                start();
            }
            return isReady();
        });
        if (!ready) {
            throw new IllegalStateException(
                    "the application did not become ready in time; its log: " + folder.resolve("app.log"));
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The time since its start. */
    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Whether {@code /healthz} reports it as ready now. */
    public boolean isReady() {
        return get("/healthz").isPresent();
    }

    /** Whether the process exists. */
    public boolean isAlive() {
        return process().isAlive();
    }

    /** Sends SIGKILL and waits for the end of the process. */
    public void kill() {
        process().destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /**
     * Sends SIGTERM.
     *
     * @return its exit status; -1 if it did not end in time
     */
    public int terminate(Duration atMost) {
        Signal.TERM.to(process().pid());
        return awaitEnd(atMost) ? process().exitValue() : -1;
    }

    /** Sends SIGSTOP: it is suspended, and its connections stay. */
    public void freeze() {
        Signal.STOP.to(process().pid());
    }

    /** Sends SIGCONT. */
    public void thaw() {
        Signal.CONT.to(process().pid());
    }

    /** The number of its live calls by its own metrics. */
    public int activeCalls() {
        return metric(ACTIVE);
    }

    /** The number of calls that it has connected since its start. */
    public int connectedCalls() {
        return metric(CONNECTED);
    }

    /** The number of calls that it has refused for overload since its start. */
    public int refusedForOverload() {
        return metric(REFUSED_FOR_OVERLOAD);
    }

    private int metric(Pattern line) {
        Matcher found = line.matcher(get("/metrics").orElse(""));
        return found.find() ? (int) Double.parseDouble(found.group(1)) : -1;
    }

    /** The id of its process. */
    public long pid() {
        return process().pid();
    }

    /**
     * The live objects on its heap, in KB. Most full collections of the serial collector leave dead objects in place, up to 5 % of the
     * old generation; each fourth leaves none, so the least of four counts.
     */
    public long heapKilobytes() {
        return LongStream.generate(this::heapAfterCollection)
                .limit(COLLECTIONS)
                .min()
                .orElseThrow();
    }

    private long heapAfterCollection() {
        jcmd("GC.run");
        List<MatchResult> used =
                HEAP_USED.matcher(jcmd("GC.heap_info")).results().toList();
        return used.isEmpty()
                ? -1
                : used.stream().mapToLong(each -> Long.parseLong(each.group(1))).sum();
    }

    /** Stops it; it cannot be started again. */
    synchronized void stop() {
        stopped = true;
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
            awaitEnd(Duration.ofSeconds(10));
        }
        ari.close();
    }

    private String jcmd(String command) {
        try {
            Process asking = new ProcessBuilder("jcmd", Long.toString(process().pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(asking.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(1))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean awaitEnd(Duration atMost) {
        try {
            return process().waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process process() {
        Process now = process;
        if (now == null) {
            throw new IllegalStateException("the application was not started");
        }
        return now;
    }
}
