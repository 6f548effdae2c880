package io.github.ariadne4j.dashboard.figures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the last hour, the oldest first.
 *
 * @param points one for each completed interval
 */
public record History(List<Point> points) {
    /** Copies the points. */
    public History {
        points = List.copyOf(points);
    }

    /**
     * The figures at the end of a step; see {@link Snapshot}.
     *
     * @param at end of the interval, in ms since the epoch
     * @param callsPerSecond rate of new calls in the interval
     * @param concurrent number of live calls
     * @param asr answer-seizure ratio of the last five minutes
     * @param pddP50 median of the post-dial delay of the last five minutes, in ms
     * @param pddP99 its 99th percentile, in ms
     */
    public record Point(
            long at,
            double callsPerSecond,
            int concurrent,
            @Nullable Double asr,
            @Nullable Double pddP50,
            @Nullable Double pddP99) {}

    static History of(List<IntervalCounts> intervals) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < intervals.size() - 1; i++) {
            List<IntervalCounts> window = intervals.subList(Math.max(0, i + 1 - CallFigures.STEPS_OF_RATIOS), i + 1);
            points.add(intervals.get(i).point(interval -> point(interval, new SlidingWindow(window))));
        }
        return new History(points);
    }

    private static Point point(IntervalCounts interval, SlidingWindow window) {
        return new Point(
                (interval.number() + 1) * CallFigures.INTERVAL.toMillis(),
                interval.started() * 1e3 / CallFigures.INTERVAL.toMillis(),
                interval.live(),
                window.answerSeizureRatio(),
                window.medianDelay(),
                window.highestDelay());
    }
}
