package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Surveys;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Respondents;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The application is killed repeatedly while callers answer the ten questions of a durable survey. */
final class KillFlows implements Scenario {
    @Override
    public String name() {
        return "kill-flows";
    }

    @Override
    public String toReach() {
        return "callers hear each question once, again only in an interrupted step; CDRs have their answers";
    }

    @Override
    public Judgement play(World world, Size size) {
        Application application = world.survey();
        SurveyLoad load = SurveyLoad.of(size);
        Respondents respondents = load.begin(world);
        List<Instant> kills = new ArrayList<>();
        Times recovered = Times.NONE;
        int times = size.of(20, 3);
        for (int kill = 0; kill < times; kill++) {
            kills.add(Instant.now());
            application.kill();
            Await.pass(size.upTo(Duration.ofSeconds(1)));
            recovered = recovered.and(application.start().awaitReady());
            Await.pass(size.upTo(Duration.ofSeconds(4)));
        }
        Judgement judgement = world.judge().exposed(times).recovered(recovered);
        return SurveyLoad.judged(judgement, new Surveys(respondents.surveys(), world.surveyAnswers(), kills));
    }
}
