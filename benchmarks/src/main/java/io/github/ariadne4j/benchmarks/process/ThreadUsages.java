package io.github.ariadne4j.benchmarks.process;

import io.github.ariadne4j.benchmarks.process.ProcFileSystem.ThreadUsage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The resources that the threads of a process used so far, by kind. An ended thread keeps its last sample; its use after that is in the
 * total only. Any thread.
 */
public final class ThreadUsages {
    private final Map<Long, ThreadUsage> last = new HashMap<>();
    private final Map<ThreadKind, Double> earlier = new EnumMap<>(ThreadKind.class);
    private long earlierSwitches;
    private double total;

    /**
     * The use at one moment, since the start of the process.
     *
     * @param seconds total processor time
     * @param byKind processor time of the sampled threads
     * @param switches context switches of the sampled threads
     */
    public record Usage(double seconds, Map<ThreadKind, Double> byKind, long switches) {
        /** Processor time of the threads of this kind, in seconds. */
        public double of(ThreadKind kind) {
            return byKind.getOrDefault(kind, 0.0);
        }

        /** The use of threads that were never sampled. */
        public double unseen() {
            return seconds - byKind.values().stream().mapToDouble(each -> each).sum();
        }
    }

    /**
     * Adds a sample.
     *
     * @param processSeconds processor time of the process, ended threads included
     */
    synchronized void add(double processSeconds, Map<Long, ThreadUsage> threads) {
        total = Math.max(total, processSeconds);
        threads.forEach((id, usage) -> {
            ThreadUsage before = last.put(id, usage);
            // The kernel reused the id for another thread.
            if (before != null && before.seconds() > usage.seconds()) {
                earlier.merge(ThreadKind.of(before.name()), before.seconds(), Double::sum);
                earlierSwitches += before.switches();
            }
        });
    }

    /** The use up to the last sample. */
    synchronized Usage usage() {
        Map<ThreadKind, Double> byKind = new EnumMap<>(ThreadKind.class);
        byKind.putAll(earlier);
        last.values().forEach(usage -> byKind.merge(ThreadKind.of(usage.name()), usage.seconds(), Double::sum));
        double seen = byKind.values().stream().mapToDouble(each -> each).sum();
        long switches = earlierSwitches
                + last.values().stream().mapToLong(ThreadUsage::switches).sum();
        return new Usage(Math.max(total, seen), byKind, switches);
    }
}
