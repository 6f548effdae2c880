package io.github.ariadne4j.dashboard.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of several steps. */
final class Window {
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private final int seizures;
    private final int answered;
    private final int effective;
    private final long billable;
    private final long[] delays;

    Window(List<Step> steps) {
        seizures = steps.stream().mapToInt(Step::seizures).sum();
        answered = steps.stream().mapToInt(Step::answered).sum();
        effective = steps.stream().mapToInt(Step::effective).sum();
        billable = steps.stream().mapToLong(Step::billable).sum();
        delays = steps.stream().flatMapToLong(Step::delays).sorted().toArray();
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
