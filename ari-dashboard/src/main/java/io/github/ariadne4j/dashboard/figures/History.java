package io.github.ariadne4j.dashboard.figures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the last hour, the oldest first.
 *
 * @param points one for each completed step
 */
public record History(List<Point> points) {
    /** Copies the points. */
    public History {
        points = List.copyOf(points);
    }

    /**
     * The figures at the end of a step; see {@link Snapshot}.
     *
     * @param at end of the step, in ms since the epoch
     * @param callsPerSecond rate of new calls in the step
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

    static History of(List<Step> steps) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < steps.size() - 1; i++) {
            List<Step> window = steps.subList(Math.max(0, i + 1 - CallFigures.STEPS_OF_RATIOS), i + 1);
            points.add(steps.get(i).point(step -> point(step, new Window(window))));
        }
        return new History(points);
    }

    private static Point point(Step step, Window window) {
        return new Point(
                (step.number() + 1) * CallFigures.STEP.toMillis(),
                step.started() * 1e3 / CallFigures.STEP.toMillis(),
                step.live(),
                window.answerSeizureRatio(),
                window.medianDelay(),
                window.highestDelay());
    }
}
