package io.github.ariadne4j.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures the allocation of another JVM, by {@code jstat -gc} five times a second, which maps the counters of that JVM and does not
 * stop it. Until closed. A JVM without such counters has no figure.
 */
final class AllocationSampler implements AutoCloseable {
    private static final String PERIOD_MS = "200";
    private static final double BYTES_A_UNIT = 1024;
    private static final long FIRST_SAMPLE_SECONDS = 10;

    private final EdenAllocation allocation = new EdenAllocation();
    private final CountDownLatch firstSample = new CountDownLatch(1);
    private final Process jstat;
    private final Thread reader = new Thread(this::read, "allocation-sampler");

    private AllocationSampler(Process jstat) {
        this.jstat = jstat;
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts with that JVM; returns with the first sample, so that a load begins after it. */
    static AllocationSampler of(long pid, Path log) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "jstat").toString();
        ProcessBuilder builder =
                new ProcessBuilder(program, "-gc", Long.toString(pid), PERIOD_MS).redirectError(log.toFile());
        builder.environment().put("LC_ALL", "C");
        AllocationSampler watch = new AllocationSampler(builder.start());
        if (!watch.firstSample.await(FIRST_SAMPLE_SECONDS, TimeUnit.SECONDS) || !watch.allocation.begun()) {
            System.err.println("the heap is not measured; see " + log);
        }
        return watch;
    }

    /** The bytes since the start of the measurement. */
    OptionalDouble bytes() {
        return allocation.begun() ? OptionalDouble.of(allocation.bytes()) : OptionalDouble.empty();
    }

    private void read() {
        try (BufferedReader lines = jstat.inputReader(StandardCharsets.UTF_8)) {
            String titles = lines.readLine();
            if (titles == null) {
                return;
            }
            List<String> columns = words(titles);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(columns, words(line));
            }
        } catch (IOException | NumberFormatException ended) {
            System.err.println("the heap is not measured any further: " + ended);
        } finally {
            firstSample.countDown();
        }
    }

    private void add(List<String> columns, List<String> values) {
        double capacity = value(columns, values, "EC");
        double used = value(columns, values, "EU");
        double collections = value(columns, values, "YGC") + value(columns, values, "FGC");
        allocation.add(capacity * BYTES_A_UNIT, used * BYTES_A_UNIT, (long) collections);
        firstSample.countDown();
    }

    private static double value(List<String> columns, List<String> values, String name) {
        return Double.parseDouble(values.get(columns.indexOf(name)));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split(" +", -1));
    }

    @Override
    public void close() {
        jstat.destroy();
    }
}
