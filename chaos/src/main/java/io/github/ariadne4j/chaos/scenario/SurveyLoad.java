package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Surveys;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Respondents;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;

/**
 * Callers of the survey, and what has to hold for each of them when the application is killed.
 *
 * @param live how many there are at once before something happens
 * @param perSecond how many new ones a second
 * @param longest how long a caller thinks about an answer at the most
 * @param seed of their choices
 */
record SurveyLoad(int live, double perSecond, Duration longest, long seed) {
    private static final Duration SHORTEST = Duration.ofMillis(500);

    static SurveyLoad of(Size size) {
        long seed = size.random().nextLong();
        return size.quick()
                ? new SurveyLoad(8, 1, Duration.ofMillis(900), seed)
                : new SurveyLoad(100, 3, Duration.ofSeconds(8), seed);
    }

    /** Returns when there are enough of them. */
    Respondents begin(World world) {
        Respondents respondents = world.placeSurveys(perSecond, SHORTEST, longest, seed);
        if (!Await.that(Duration.ofMinutes(2), () -> respondents.live() >= live)) {
            throw new IllegalStateException("only " + respondents.live() + " of " + live + " calls came up");
        }
        return respondents;
    }

    static Judgement judged(Judgement judgement, Surveys surveys) {
        return judgement
                .nobodyIsStuck()
                .note(surveys.complete() + " callers answered ten questions; " + surveys.interruptions()
                        + " times something was played again in an interrupted step")
                .nothing("surveys incomplete", surveys.incomplete())
                .nothing("surveys with a repetition that no kill explains", surveys.repeated())
                .nothing("surveys with other answers in the CDR", surveys.misunderstood())
                .require(surveys.interruptions() > 0, "no step was interrupted");
    }
}
