package io.github.ariadne4j.benchmarks.process;

import io.github.ariadne4j.benchmarks.report.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A measured JVM, from its start until closed. Its threads are read once a second. */
public final class MeasuredProcess implements AutoCloseable {
    private static final long POLL_MS = 20;
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;
    private static final double BYTES_A_MEGABYTE = 1_048_576;

    private final Process process;
    private final Path pidFile;
    private final ProcFileSystem proc;
    private final ThreadUsages usages = new ThreadUsages();
    private final Figures start = new Figures();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "thread-samples");
        thread.setDaemon(true);
        return thread;
    });
    private final AllocationSampler heap;

    private MeasuredProcess(Process process, Path folder, ProcFileSystem proc, long startedAt, BooleanSupplier ready)
            throws IOException, InterruptedException {
        this.process = process;
        this.proc = proc;
        this.pidFile = folder.resolve("app.pid");
        Files.writeString(pidFile, process.pid() + "\n");
        sampler.scheduleWithFixedDelay(this::sample, 1, 1, TimeUnit.SECONDS);
        try {
            awaitReady(startedAt, ready, folder);
            this.heap = AllocationSampler.of(process.pid(), folder.resolve("jstat.log"));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param command its first word is a program that becomes the JVM (exec), so that the process is the JVM's
     * @param folder its working directory, with its log; created if missing
     * @param ready polled every 20 ms
     */
    public static MeasuredProcess start(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            ProcFileSystem proc,
            BooleanSupplier ready)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ProcessBuilder builder = builder(command, folder.resolve("app.log")).directory(folder.toFile());
        builder.environment().putAll(environment);
        long startedAt = System.nanoTime();
        return new MeasuredProcess(builder.start(), folder, proc, startedAt, ready);
    }

    /** Ends all started programs with this process, also when it is terminated. */
    public static void endWithThisProcess() {
        Runnable stop = () -> ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-children"));
    }

    /** Redirects all output to the log; without input. */
    public static ProcessBuilder builder(List<String> command, Path log) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
    }

    private void awaitReady(long startedAt, BooleanSupplier ready, Path folder)
            throws IOException, InterruptedException {
        while (!ready.getAsBoolean()) {
            long waited = System.nanoTime() - startedAt;
            if (!process.isAlive() || waited > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
                throw new IOException("the program did not become ready; see " + folder.resolve("app.log"));
            }
            Thread.sleep(POLL_MS);
        }
        start.put("exec to ready, s", (System.nanoTime() - startedAt) / 1e9);
        start.put("exec to ready, processor s", usage().seconds());
    }

    /** The measurements of its start. */
    public Figures start() {
        return start;
    }

    /** Its counters since its start. */
    public ThreadUsages.Usage usage() {
        sample();
        return usages.usage();
    }

    /** The bytes that it allocated since it was ready. */
    public OptionalDouble allocated() {
        return heap.bytes();
    }

    /** The maximum of its resident memory. */
    public double peakMemoryMegabytes() {
        return proc.peakMemory(process.pid()) / BYTES_A_MEGABYTE;
    }

    /** Its resident memory now. */
    public double memoryMegabytes() {
        return proc.memory(process.pid()) / BYTES_A_MEGABYTE;
    }

    /** The id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    private void sample() {
        usages.add(proc.seconds(process.pid()), proc.threads(process.pid()));
    }

    @Override
    public void close() {
        heap.close();
        stop();
    }

    private void stop() {
        sampler.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
