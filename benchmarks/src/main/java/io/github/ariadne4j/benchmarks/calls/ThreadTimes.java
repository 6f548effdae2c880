package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.calls.ProcFolder.ThreadUsage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What the threads of a process used so far, by kind. A thread that ended keeps what was last seen of it; what it used after
 * that is in the total only. Any thread.
 */
final class ThreadTimes {
    private final Map<Long, ThreadUsage> last = new HashMap<>();
    private final Map<ThreadKind, Double> earlier = new EnumMap<>(ThreadKind.class);
    private long earlierSwitches;
    private double total;

    /**
     * At one moment, since the process started.
     *
     * @param seconds processor time in all
     * @param byKind processor time of the threads that were seen
     * @param switches context switches of the threads that were seen
     */
    record Usage(double seconds, Map<ThreadKind, Double> byKind, long switches) {
        double of(ThreadKind kind) {
            return byKind.getOrDefault(kind, 0.0);
        }

        /** Of threads that began and ended unseen. */
        double unseen() {
            return seconds - byKind.values().stream().mapToDouble(each -> each).sum();
        }
    }

    /**
     * Takes what was read.
     *
     * @param processSeconds processor time of the process, with ended threads
     */
    synchronized void add(double processSeconds, Map<Long, ThreadUsage> threads) {
        total = Math.max(total, processSeconds);
        threads.forEach((id, usage) -> {
            ThreadUsage before = last.put(id, usage);
            // The kernel gave the id to another thread.
            if (before != null && before.seconds() > usage.seconds()) {
                earlier.merge(ThreadKind.of(before.name()), before.seconds(), Double::sum);
                earlierSwitches += before.switches();
            }
        });
    }

    /** What was added up to now. */
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
