package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.telephone.CallerTiming;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.Telephones;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.Random;

/**
 * The load of a flow's callers.
 *
 * @param recipe the flow
 * @param live the number of live calls before the first fault, and the most of them
 * @param perSecond the number of new calls a second
 * @param longest the longest time that a caller takes for an answer
 * @param stay the longest time that a caller talks
 * @param seed of their choices
 */
record FlowLoad(Recipe recipe, int live, double perSecond, Duration longest, Duration stay, long seed) {
    private static final Duration SHORTEST = Duration.ofMillis(500);

    static FlowLoad of(Recipe recipe, RunSize size) {
        long seed = size.random().nextLong();
        return size.quick()
                ? new FlowLoad(recipe, 8, 1.5, Duration.ofMillis(900), Duration.ofSeconds(3), seed)
                : new FlowLoad(recipe, 100, recipe.perSecond(), recipe.slowestAnswer(), Duration.ofSeconds(40), seed);
    }

    /** Returns when this number of calls is live. */
    Telephones begin(TestBed testBed) {
        Telephones telephones =
                testBed.placeTelephones(recipe.kind(), perSecond, live, index -> recipe.caller(index, reaction(index)));
        if (!Await.that(Duration.ofMinutes(2), () -> telephones.live() >= live)) {
            throw new IllegalStateException("only " + telephones.live() + " of " + live + " calls were answered");
        }
        return telephones;
    }

    private CallerTiming reaction(int index) {
        return new CallerTiming(SHORTEST, longest, stay, new Random(seed + index));
    }
}
