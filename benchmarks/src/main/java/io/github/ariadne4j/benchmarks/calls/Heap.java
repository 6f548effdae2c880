package io.github.ariadne4j.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM after a full collection, by {@code jcmd}; its class histograms are kept as files. */
final class Heap {
    /**
     * The serial collector leaves dead objects in place if moving is expensive, and shows them as arrays of numbers; at every fourth
     * collection it does not.
     */
    private static final String COMMANDS = "GC.run\n".repeat(4) + "GC.class_histogram\n";

    private static final Pattern LINE = Pattern.compile(" *[0-9]+: +([0-9]+) +([0-9]+) +(\\S+).*");

    private final long pid;
    private final Path folder;
    private int turn;

    Heap(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder;
    }

    /**
     * The objects of one class.
     *
     * @param instances their number
     * @param bytes their size without the objects that they refer to
     */
    record Share(long instances, long bytes) {
        static final Share NONE = new Share(0, 0);
    }

    /** All reachable objects, by the names of their classes. */
    record Histogram(Map<String, Share> shares) {
        long bytes() {
            return shares.values().stream().mapToLong(Share::bytes).sum();
        }

        Share of(String type) {
            return shares.getOrDefault(type, Share.NONE);
        }

        static Histogram read(List<String> lines) {
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
    Histogram afterCollection() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Path file = folder.resolve("histogram-" + ++turn + ".txt");
        Path commands = Files.writeString(folder.resolve("jcmd.commands"), COMMANDS);
        Process process = Program.builder(List.of(jcmd, Long.toString(pid), "-f", commands.toString()), file)
                .start();
        Histogram histogram = process.waitFor() == 0 ? Histogram.read(Files.readAllLines(file)) : null;
        if (histogram == null || histogram.shares().isEmpty()) {
            throw new IOException("jcmd failed; see" + file);
        }
        return histogram;
    }
}
