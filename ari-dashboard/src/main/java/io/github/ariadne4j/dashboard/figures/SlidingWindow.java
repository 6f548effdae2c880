package io.github.ariadne4j.dashboard.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of several steps. */
final class SlidingWindow {
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private final int seizures;
    private final int answered;
    private final int effective;
    private final long billable;
    private final long[] delays;

    SlidingWindow(List<IntervalCounts> intervals) {
        seizures = intervals.stream().mapToInt(IntervalCounts::seizures).sum();
        answered = intervals.stream().mapToInt(IntervalCounts::answered).sum();
        effective = intervals.stream().mapToInt(IntervalCounts::effective).sum();
        billable = intervals.stream().mapToLong(IntervalCounts::billable).sum();
        delays = intervals.stream()
                .flatMapToLong(IntervalCounts::delays)
                .sorted()
                .toArray();
    }

    @Nullable Double answerSeizureRatio() {
        return ratio(answered);
    }

    @Nullable Double networkEffectivenessRatio() {
        return ratio(effective);
    }

    private @Nullable Double ratio(int calls) {
        return seizures == 0 ? null : (double) calls / seizures;
    }

    /** In seconds. */
    @Nullable Double averageDuration() {
        return answered == 0 ? null : billable / 1e3 / answered;
    }

    /** In ms. */
    @Nullable Double medianDelay() {
        return delay(P50);
    }

    /** In ms. */
    @Nullable Double highestDelay() {
        return delay(P99);
    }

    /** The percentile by nearest rank. */
    private @Nullable Double delay(double part) {
        return delays.length == 0 ? null : (double) delays[(int) Math.ceil(part * delays.length) - 1];
    }
}
