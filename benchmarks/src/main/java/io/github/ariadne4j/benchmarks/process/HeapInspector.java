package io.github.ariadne4j.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM after a full collection, by {@code jcmd}; its class histograms are kept as files. */
public final class HeapInspector {
    /**
     * The serial collector leaves dead objects in place if moving is expensive, and shows them as arrays of numbers; at every fourth
     * collection it does not.
     */
    private static final String COMMANDS = "GC.run\n".repeat(4) + "GC.class_histogram\n";

    private static final Pattern LINE = Pattern.compile(" *[0-9]+: +([0-9]+) +([0-9]+) +(\\S+).*");

    private final long pid;
    private final Path folder;
    private int turn;

    /**
     * Inspects the heap of one JVM.
     *
     * @param pid its process id
     * @param folder receives the class histograms
     */
    public HeapInspector(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder;
    }

    /**
     * The objects of one class.
     *
     * @param instances their number
     * @param bytes their size without the objects that they refer to
     */
    public record Share(long instances, long bytes) {
        /** No object. */
        public static final Share NONE = new Share(0, 0);
    }

    /** All reachable objects, by the names of their classes. */
    public record Histogram(Map<String, Share> shares) {
        /** The size of all objects. */
        public long bytes() {
            return shares.values().stream().mapToLong(Share::bytes).sum();
        }

        /** The objects of the class with this name. */
        public Share of(String type) {
            return shares.getOrDefault(type, Share.NONE);
        }

        public static Histogram read(List<String> lines) {
            Map<String, Share> shares = new HashMap<>();
            for (String line : lines) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    Share share = new Share(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
                    shares.merge(
                            matcher.group(3),
                            share,
                            (one, other) ->
                                    new Share(one.instances() + other.instances(), one.bytes() + other.bytes()));
                }
            }
            return new Histogram(shares);
        }
    }

    /** Collects all unreachable objects, and returns the others. Stops that JVM meanwhile. */
    public Histogram afterCollection() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Path file = folder.resolve("histogram-" + ++turn + ".txt");
        Path commands = Files.writeString(folder.resolve("jcmd.commands"), COMMANDS);
        Process process = MeasuredProcess.builder(List.of(jcmd, Long.toString(pid), "-f", commands.toString()), file)
                .start();
        Histogram histogram = process.waitFor() == 0 ? Histogram.read(Files.readAllLines(file)) : null;
        if (histogram == null || histogram.shares().isEmpty()) {
            throw new IOException("jcmd failed; see " + file);
        }
        return histogram;
    }
}
