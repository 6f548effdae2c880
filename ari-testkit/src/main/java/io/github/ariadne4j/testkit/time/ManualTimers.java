package io.github.ariadne4j.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledExecutorService;

/** Virtual time: stands still until a test advances it; due tasks run on the advancing thread. */
public final class ManualTimers implements Timers {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Instant now;
    private long number;

    /** Starts at a given time. */
    public ManualTimers(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), number++, task));
    }

    /** The virtual time as a clock, for code under test that reads one. */
    public InstantSource clock() {
        return this::now;
    }

    /** Timers for code under test that takes an executor; its tasks fall due with all others of these timers. */
    public ScheduledExecutorService scheduler() {
        return new ManualScheduler(this);
    }

    /** Advances the time, and runs the tasks that fall due on the way, including those that they schedule. */
    public void advance(Duration by) {
        Instant end = now().plus(by);
        for (Optional<Task> task = nextDue(end); task.isPresent(); task = nextDue(end)) {
            task.get().work().run();
        }
        stopAt(end);
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }

    private synchronized Optional<Task> nextDue(Instant end) {
        Task first = tasks.peek();
        if (first == null || first.due().isAfter(end)) {
            return Optional.empty();
        }
        tasks.remove(first);
        now = first.due().isAfter(now) ? first.due() : now;
        return Optional.of(first);
    }

    private synchronized void stopAt(Instant end) {
        now = end;
    }

    private record Task(Instant due, long number, Runnable work) {}
}
