package io.github.ariadne4j.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts the events of a listener, their rate, and those that are delivered after a later event of the same channel or bridge. */
public final class OrderCheck {
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(10);

    private final int expected;
    private final AtomicIntegerArray latest;
    private final byte[] seen;
    private final LongAdder inversions = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final long cpuBefore = cpuNanos();
    private volatile long first;
    private volatile long last;

    /** For this number of events. */
    public OrderCheck(int expected) {
        this.expected = expected;
        this.seen = new byte[expected];
        this.latest = new AtomicIntegerArray(CallNumbers.subjects(expected));
    }

    /** Counts a delivered event. Any thread. */
    public void saw(long timestampMillis) {
        int number = Math.toIntExact(timestampMillis - CallNumbers.FIRST_MILLIS);
        if (first == 0) {
            first = System.nanoTime();
        }
        int subject = CallNumbers.subjectOf(number);
        int before = latest.get(subject);
        if (before > number) {
            inversions.increment();
        } else if (!latest.compareAndSet(subject, before, number)
                && latest.getAndAccumulate(subject, number, Math::max) > number) {
            inversions.increment();
        }
        seen[number] = 1;
        received.increment();
        if ((number & 0xff) == 0 || number >= expected - 10_000) {
            last = System.nanoTime();
        }
    }

    /** Waits until all events are delivered, or none for ten seconds. */
    public Counted await() throws InterruptedException {
        long before = -1;
        for (long quietSince = System.nanoTime();
                received.sum() < expected && System.nanoTime() - quietSince < SILENCE; ) {
            TimeUnit.MILLISECONDS.sleep(5);
            if (received.sum() != before) {
                before = received.sum();
                quietSince = System.nanoTime();
            }
        }
        double cpu = (cpuNanos() - cpuBefore) / 1e9;
        return new Counted(received.sum(), expected - distinct(), inversions.sum(), (last - first) / 1e9, cpu);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private int distinct() {
        int sum = 0;
        for (byte one : seen) {
            sum += one;
        }
        return sum;
    }

    /**
     * The result of a run.
     *
     * @param events delivered to the listener
     * @param lost never delivered
     * @param inversions delivered after a later event of the same channel or bridge
     * @param seconds from the first to the last
     * @param cpuSeconds processor time of the whole JVM meanwhile
     */
    public record Counted(long events, int lost, long inversions, double seconds, double cpuSeconds) {
        /** One line of JSON, for the program that started the worker. */
        String json() {
            return JsonLine.line(
                    "events",
                    events,
                    "lost",
                    lost,
                    "inversions",
                    inversions,
                    "seconds",
                    seconds,
                    "cpuSeconds",
                    cpuSeconds);
        }
    }
}
