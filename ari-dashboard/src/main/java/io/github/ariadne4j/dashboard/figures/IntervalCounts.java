package io.github.ariadne4j.dashboard.figures;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The counts of five seconds of calls. Above a maximum number of post-dial delays, it keeps a random sample. Guarded by
 * the lock of its figures.
 */
final class IntervalCounts {
    private static final int MOST_DELAYS = 256;
    private static final SplittableRandom RANDOM = new SplittableRandom();

    private final long number;
    private final Map<Integer, Integer> causes;
    private int started;
    private int live;
    private int seizures;
    private int answered;
    private int effective;
    private long billable;
    private long[] delays;
    private int delaysSeen;
    private boolean over;
    private volatile History.@Nullable Point point;

    IntervalCounts(long number) {
        this.number = number;
        this.causes = new TreeMap<>();
        this.delays = new long[0];
    }

    /** A new step; the number of live calls is that of the step before until it is set. */
    IntervalCounts(long number, IntervalCounts before) {
        this(number);
        live = before.live;
    }

    IntervalCounts(IntervalCounts other) {
        number = other.number;
        causes = new TreeMap<>(other.causes);
        started = other.started;
        live = other.live;
        seizures = other.seizures;
        answered = other.answered;
        effective = other.effective;
        billable = other.billable;
        delays = other.delays.clone();
        delaysSeen = other.delaysSeen;
    }

    long number() {
        return number;
    }

    boolean isOver() {
        return over;
    }

    void isOver(boolean now) {
        over = now;
    }

    void start() {
        started++;
    }

    void live(int calls) {
        live = calls;
    }

    void end(EndedCall call) {
        causes.merge(call.cause(), 1, Integer::sum);
        seizures += call.isSeizure() ? 1 : 0;
        answered += call.isAnswered() ? 1 : 0;
        effective += call.isEffective() ? 1 : 0;
        billable += call.isAnswered() ? call.billable() : 0;
        if (call.postDialDelay() >= 0) {
            sample(call.postDialDelay());
        }
    }

    private void sample(long delay) {
        int known = Math.min(delaysSeen, MOST_DELAYS);
        if (known < MOST_DELAYS) {
            delays = known == delays.length ? Arrays.copyOf(delays, Math.max(8, known * 2)) : delays;
            delays[known] = delay;
        } else {
            int place = RANDOM.nextInt(delaysSeen + 1);
            if (place < MOST_DELAYS) {
                delays[place] = delay;
            }
        }
        delaysSeen++;
    }

    int started() {
        return started;
    }

    int live() {
        return live;
    }

    int seizures() {
        return seizures;
    }

    int answered() {
        return answered;
    }

    int effective() {
        return effective;
    }

    long billable() {
        return billable;
    }

    Map<Integer, Integer> causes() {
        return causes;
    }

    /** The figures of a completed step, computed once. */
    History.Point point(Function<IntervalCounts, History.Point> compute) {
        History.Point known = point;
        if (known == null) {
            known = compute.apply(this);
            point = known;
        }
        return known;
    }

    LongStream delays() {
        return Arrays.stream(delays, 0, Math.min(delaysSeen, MOST_DELAYS));
    }
}
