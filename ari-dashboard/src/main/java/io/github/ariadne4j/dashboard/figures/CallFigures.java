package io.github.ariadne4j.dashboard.figures;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Figures of calls in steps of five seconds, for the last hour: a listener for
 * {@code CallEngine.builder(…).listener(…)}. One instance can sum up several engines. Ratios, durations and delays are
 * those of calls that ended in the last five minutes; causes are those of the last hour. Called on the engine's loop
 * without blocking; read on any thread.
 */
public final class CallFigures implements CallEngineListener {
    /** The length of a step. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    static final int STEPS_KEPT = 720;
    static final int STEPS_OF_RATIOS = 60;

    private final InstantSource clock;
    private final Deque<IntervalCounts> intervals = new ArrayDeque<>();

    /** Figures by the system clock. */
    public CallFigures() {
        this(InstantSource.system());
    }

    /** @param clock the clock that determines the interval */
    public CallFigures(InstantSource clock) {
        this.clock = clock;
        intervals.add(new IntervalCounts(numberOf(clock.millis())));
    }

    private static long numberOf(long millis) {
        return millis / INTERVAL.toMillis();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public synchronized void onStarted(IncomingCall call) {
        current().start();
    }

    @Override
    public synchronized void onEnded(CallDetailRecord cdr) {
        current().end(EndedCall.of(cdr));
    }

    /**
     * Sets the number of live calls; to be called at least once in each step, not on the loop.
     *
     * @param calls number of live calls
     */
    public void live(int calls) {
        synchronized (this) {
            current().live(calls);
        }
        history();
    }

    /** The current figures. */
    public Snapshot now() {
        List<IntervalCounts> known;
        long millis = clock.millis();
        synchronized (this) {
            current();
            known = copy();
        }
        return Snapshot.of(known, millis);
    }

    /** The figures of all completed steps of the last hour. */
    public History history() {
        List<IntervalCounts> known;
        synchronized (this) {
            current();
            known = copy();
        }
        return History.of(known);
    }

    /** Copies the list; the current step is copied as well, since it still changes. */
    private List<IntervalCounts> copy() {
        List<IntervalCounts> all = new ArrayList<>(intervals.size());
        for (IntervalCounts interval : intervals) {
            all.add(interval.isOver() ? interval : new IntervalCounts(interval));
        }
        return all;
    }

    private IntervalCounts current() {
        long number = numberOf(clock.millis());
        IntervalCounts last = intervals.getLast();
        if (number - last.number() > STEPS_KEPT) {
            intervals.clear();
            last = new IntervalCounts(number);
            intervals.add(last);
        }
        while (last.number() < number) {
            last.isOver(true);
            last = new IntervalCounts(last.number() + 1, last);
            intervals.add(last);
        }
        while (intervals.size() > STEPS_KEPT + 1) {
            intervals.remove();
        }
        return last;
    }
}
