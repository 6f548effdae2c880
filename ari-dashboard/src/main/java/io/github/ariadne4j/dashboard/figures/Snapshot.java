package io.github.ariadne4j.dashboard.figures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures at one moment. A figure without calls is null.
 *
 * @param callsPerSecond rate of new calls in the last five to ten seconds
 * @param asr answer-seizure ratio, from 0 to 1
 * @param ner network effectiveness ratio (ITU-T E.425), from 0 to 1
 * @param acdSeconds average duration of answered calls, in seconds
 * @param pddP50 the median of the post-dial delay, in ms
 * @param pddP99 its 99th percentile, in ms
 * @param causes number of ended calls by Q.850 cause, in the last hour
 */
public record Snapshot(
        double callsPerSecond,
        @Nullable Double asr,
        @Nullable Double ner,
        @Nullable Double acdSeconds,
        @Nullable Double pddP50,
        @Nullable Double pddP99,
        Map<Integer, Integer> causes) {
    static Snapshot of(List<IntervalCounts> intervals, long millis) {
        SlidingWindow window = new SlidingWindow(
                intervals.subList(Math.max(0, intervals.size() - CallFigures.STEPS_OF_RATIOS), intervals.size()));
        Map<Integer, Integer> causes = new TreeMap<>();
        intervals.forEach(
                interval -> interval.causes().forEach((cause, count) -> causes.merge(cause, count, Integer::sum)));
        return new Snapshot(
                callsPerSecond(intervals, millis),
                window.answerSeizureRatio(),
                window.networkEffectivenessRatio(),
                window.averageDuration(),
                window.medianDelay(),
                window.highestDelay(),
                causes);
    }

    private static double callsPerSecond(List<IntervalCounts> intervals, long millis) {
        IntervalCounts last = intervals.get(intervals.size() - 1);
        long from = last.number() * CallFigures.INTERVAL.toMillis();
        int started = last.started();
        if (intervals.size() > 1) {
            from -= CallFigures.INTERVAL.toMillis();
            started += intervals.get(intervals.size() - 2).started();
        }
        return started * 1e3 / Math.max(CallFigures.INTERVAL.toMillis(), millis - from);
    }
}
