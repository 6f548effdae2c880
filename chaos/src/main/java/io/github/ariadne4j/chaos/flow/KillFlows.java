package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
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

/** The application is killed repeatedly while callers are in a durable flow. */
final class KillFlows implements Scenario {
    private final Recipe recipe;
    private final int quickKills;

    /** With this number of kills in a quick run; without any it is not played there. */
    KillFlows(Recipe recipe, int quickKills) {
        this.recipe = recipe;
        this.quickKills = quickKills;
    }

    @Override
    public String name() {
        return "kill-flows-" + recipe.name();
    }

    @Override
    public String toReach() {
        return recipe.toReach();
    }

    @Override
    public boolean quick() {
        return quickKills > 0;
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.flow(recipe.name());
        Telephones telephones = FlowLoad.of(recipe, size).begin(testBed);
        List<Instant> kills = new ArrayList<>();
        Times recovered = Times.NONE;
        int times = size.of(20, Math.max(quickKills, 1));
        for (int kill = 0; kill < times; kill++) {
            kills.add(Instant.now());
            application.kill();
            Await.pass(size.upTo(Duration.ofSeconds(1)));
            recovered = recovered.and(application.startSupervised());
            Await.pass(size.upTo(Duration.ofSeconds(4)));
        }
        Judgement judgement = testBed.judge().nobodyIsStuck().exposed(times).recovered(recovered);
        return recipe.judged(judgement, testBed, telephones.heard(), new KillTimes(kills));
    }
}
