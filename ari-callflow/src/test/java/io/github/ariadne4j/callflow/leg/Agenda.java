package io.github.ariadne4j.callflow.leg;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Planned actions in virtual time: those that are due at the same time run in the order in which they were planned. */
public final class Agenda {
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Map<Object, Long> timers = new HashMap<>();
    private final Instant start;
    private long now;
    private long order;

    private record Due(long at, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    public Agenda(Instant start) {
        this.start = start;
    }

    public Instant time() {
        return start.plusMillis(now);
    }

    /** Milliseconds since the start. */
    public long now() {
        return now;
    }

    public void in(long millis, Runnable task) {
        due.add(new Due(now + millis, order++, task));
    }

    /** Starts a timer; it replaces a running one with an equal name. */
    public void startTimer(Object name, Duration after, Runnable task) {
        long generation = order;
        timers.put(name, generation);
        in(after.toMillis(), () -> {
            if (timers.remove(name, generation)) {
                task.run();
            }
        });
    }

    public void stopTimer(Object name) {
        timers.remove(name);
    }

    public boolean isRunning(Object name) {
        return timers.containsKey(name);
    }

    public void stopTimers() {
        timers.clear();
    }

    /** Runs the actions; false if there are more than this number of steps. */
    public boolean play(int mostSteps) {
        for (int step = 0; step < mostSteps; step++) {
            Due next = due.poll();
            if (next == null) {
                return true;
            }
            now = next.at();
            next.task().run();
        }
        return false;
    }
}
