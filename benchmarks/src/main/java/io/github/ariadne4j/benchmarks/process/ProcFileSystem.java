package io.github.ariadne4j.benchmarks.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel's counters of processes and threads, from {@code /proc}. Processes and threads that end while they are read are left out.
 * Any thread.
 */
public final class ProcFileSystem {
    /** Linux counts in hundredths of a second here, on every architecture that Java 17 runs on. */
    private static final double TICKS_A_SECOND = 100;

    private static final double NANOS_A_SECOND = 1e9;
    // Positions in "stat" after the name.
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_USER = 13;

    private final Path root;

    ProcFileSystem(Path root) {
        this.root = root;
    }

    /** The {@code /proc} of this machine. */
    public static ProcFileSystem ofThisMachine() {
        return new ProcFileSystem(Path.of("/proc"));
    }

    /**
     * The counters of one thread.
     *
     * @param name its first 15 characters
     * @param seconds processor time
     * @param switches context switches, voluntary and involuntary
     */
    record ThreadUsage(String name, double seconds, long switches) {}

    /** Processor time of a process with its threads, ended ones included. */
    double seconds(long pid) {
        return stat(process(pid)).map(stat -> pair(stat, USER)).orElse(0.0);
    }

    /** The same of a process and of its children, ended ones included. */
    public double secondsWithChildren(long pid) {
        double own = stat(process(pid))
                .map(stat -> pair(stat, USER) + pair(stat, CHILDREN_USER))
                .orElse(0.0);
        return own
                + entries(root).stream()
                        .flatMap(entry -> stat(entry).stream())
                        .filter(stat -> stat[PARENT].equals(Long.toString(pid)))
                        .mapToDouble(stat -> pair(stat, USER) + pair(stat, CHILDREN_USER))
                        .sum();
    }

    /** The current threads by their ids. */
    Map<Long, ThreadUsage> threads(long pid) {
        Map<Long, ThreadUsage> threads = new HashMap<>();
        for (Path task : entries(process(pid).resolve("task"))) {
            long id = Long.parseLong(task.getFileName().toString());
            thread(task).ifPresent(usage -> threads.put(id, usage));
        }
        return threads;
    }

    /** The maximum resident memory so far, in bytes; 0 if the process is gone. */
    long peakMemory(long pid) {
        return bytes(pid, "VmHWM:");
    }

    /** The current resident memory, in bytes; 0 if the process is gone. */
    long memory(long pid) {
        return bytes(pid, "VmRSS:");
    }

    private long bytes(long pid, String name) {
        try {
            return 1024 * number(Files.readString(process(pid).resolve("status")), name);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static Optional<ThreadUsage> thread(Path task) {
        try {
            String status = Files.readString(task.resolve("status"));
            long switches = number(status, "voluntary_ctxt_switches:") + number(status, "nonvoluntary_ctxt_switches:");
            String name = Files.readString(task.resolve("comm")).strip();
            return Optional.of(new ThreadUsage(name, threadSeconds(task), switches));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** In nanoseconds if the kernel has them. */
    private static double threadSeconds(Path task) throws IOException {
        Path precise = task.resolve("schedstat");
        if (Files.exists(precise)) {
            return Long.parseLong(Files.readString(precise).split(" ", -1)[0]) / NANOS_A_SECOND;
        }
        return stat(task).map(stat -> pair(stat, USER)).orElse(0.0);
    }

    private static long number(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    /** The sum of user and system time, which are adjacent. */
    private static double pair(String[] stat, int first) {
        return (Long.parseLong(stat[first]) + Long.parseLong(stat[first + 1])) / TICKS_A_SECOND;
    }

    /** The name in parentheses may contain blanks and parentheses. */
    private static Optional<String[]> stat(Path folder) {
        try {
            String stat = Files.readString(folder.resolve("stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private Path process(long pid) {
        return root.resolve(Long.toString(pid));
    }

    /** The folders whose name is a number. */
    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[0-9]*")) {
            found.forEach(entries::add);
        } catch (IOException ended) {
            return List.of();
        }
        return entries;
    }
}
