package io.github.ariadne4j.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What another JVM's heap holds after a full collection, by {@code jcmd}; its class histograms are kept as files. */
final class Heap {
    private static final int BYTES = 2;

    private final long pid;
    private final Path folder;
    private int turn;

    Heap(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder;
    }

    /** Collects everything that is not reachable, and tells the bytes of the rest. Stops that JVM meanwhile. */
    long bytesAfterCollection() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Path histogram = folder.resolve("histogram-" + ++turn + ".txt");
        Process process = Program.builder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"), histogram)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("jcmd did not work; see " + histogram);
        }
        return totalBytes(Files.readAllLines(histogram));
    }

    static long totalBytes(List<String> histogram) throws IOException {
        for (String line : histogram) {
            if (line.startsWith("Total")) {
                return Long.parseLong(line.split(" +", -1)[BYTES]);
            }
        }
        throw new IOException("the histogram has no total");
    }
}
