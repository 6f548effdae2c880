package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Surveys;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Respondents;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;

/**
 * The load of survey callers, and the requirements for each call when the application is killed.
 *
 * @param live the number of live calls before the first fault
 * @param perSecond the number of new calls a second
 * @param longest the longest time that a caller takes for an answer
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

    /** Returns when this number of calls is live. */
    Respondents begin(World world) {
        Respondents respondents = world.placeSurveys(perSecond, SHORTEST, longest, seed);
        if (!Await.that(Duration.ofMinutes(2), () -> respondents.live() >= live)) {
            throw new IllegalStateException("only " + respondents.live() + " of " + live + " calls were answered");
        }
        return respondents;
    }

    static Judgement judged(Judgement judgement, Surveys surveys) {
        return judgement
                .nobodyIsStuck()
                .note(surveys.complete() + " callers answered ten questions; " + surveys.interruptions()
                        + " repetitions in interrupted steps")
                .nothing("surveys incomplete", surveys.incomplete())
                .nothing("surveys with a repetition without a kill", surveys.repeated())
                .nothing("surveys with other answers in the CDR", surveys.misunderstood())
                .require(surveys.interruptions() > 0, "no step was interrupted");
    }
}
