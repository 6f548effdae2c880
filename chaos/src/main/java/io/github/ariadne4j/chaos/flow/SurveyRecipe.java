package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
import io.github.ariadne4j.chaos.judge.Surveys;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import io.github.ariadne4j.chaos.telephone.CallerTiming;
import io.github.ariadne4j.chaos.telephone.SurveyCaller;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.util.List;

/** The durable survey: ten questions, each of which is answered with a key. */
final class SurveyRecipe implements Recipe {
    @Override
    public String name() {
        return "survey";
    }

    @Override
    public CallKind kind() {
        return CallKind.SURVEY;
    }

    @Override
    public String toReach() {
        return "callers hear each question once, again only in an interrupted step; CDRs have their answers";
    }

    @Override
    public double perSecond() {
        return 3;
    }

    @Override
    public CallerBehaviour caller(int index, CallerTiming reaction) {
        return new SurveyCaller(reaction);
    }

    @Override
    public Judgement judged(Judgement judgement, TestBed testBed, List<HeardCall> calls, KillTimes kills) {
        return judged(judgement, new Surveys(calls, testBed.postgres().surveyAnswers(), kills));
    }

    static Judgement judged(Judgement judgement, Surveys surveys) {
        return judgement
                .note(surveys.complete() + " callers answered ten questions; " + surveys.interruptions()
                        + " repetitions in interrupted steps")
                .nothing("surveys incomplete", surveys.incomplete())
                .nothing("surveys with a repetition without a kill", surveys.repeated())
                .nothing("surveys with other answers in the CDR", surveys.misunderstood())
                .require(surveys.interruptions() > 0, "no step was interrupted");
    }
}
