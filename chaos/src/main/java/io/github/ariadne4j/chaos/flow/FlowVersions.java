package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
import io.github.ariadne4j.chaos.judge.Surveys;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.Telephones;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The application is killed during calls, and started with a second version of its durable flow beside the first one. */
final class FlowVersions implements Scenario {
    private static final String VERSION = "FLOW_VERSION";

    @Override
    public String name() {
        return "flow-versions";
    }

    @Override
    public String toReach() {
        return "calls end with the version with which they began";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Recipe survey = new SurveyRecipe();
        Application application = testBed.flow(survey.name());
        Telephones telephones = FlowLoad.of(survey, size).begin(testBed);
        application.set(VERSION, "2");
        List<Instant> kills = new ArrayList<>();
        List<Instant> restarted = new ArrayList<>();
        Times recovered = Times.NONE;
        int times = size.of(5, 2);
        for (int kill = 0; kill < times; kill++) {
            kills.add(Instant.now());
            application.kill();
            recovered = recovered.and(application.startSupervised());
            restarted.add(Instant.now());
            Await.pass(size.upTo(Duration.ofSeconds(8)));
        }
        Judgement judgement = testBed.judge().exposed(times).recovered(recovered);
        Surveys surveys = new Surveys(telephones.heard(), testBed.postgres().surveyAnswers(), new KillTimes(kills));
        return judged(SurveyRecipe.judged(judgement, surveys), surveys, kills.get(0), restarted.get(0));
    }

    private static Judgement judged(Judgement judgement, Surveys surveys, Instant killed, Instant restarted) {
        int first = surveys.ofVersion(1, call -> true).size();
        int second = surveys.ofVersion(2, call -> true).size();
        return judgement
                .note(first + " calls heard the questions of version 1, " + second + " those of version 2")
                .require(first > 0 && second > 0, "not both versions had calls")
                .nothing(
                        "calls of version 2 were answered before it was there",
                        surveys.ofVersion(
                                2,
                                call -> call.answered() != null
                                        && call.answered().isBefore(killed)))
                .nothing(
                        "calls of version 1 began after version 2",
                        surveys.ofVersion(1, call -> call.placed().isAfter(restarted)));
    }
}
