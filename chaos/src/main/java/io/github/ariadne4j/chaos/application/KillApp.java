package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** The application is killed repeatedly while calls ring, talk and end, and started again each time. */
final class KillApp implements Scenario {
    @Override
    public String name() {
        return "kill-app";
    }

    @Override
    public String toReach() {
        return "0 dropped, 0 CDR lost, 0 duplicate, 0 leaked at +60 s";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        Duration hold = Duration.ofSeconds(size.of(16, 6)); // 200 at once, as none come in while it is away
        testBed.placeMixed(size.of(24, 8), hold);
        Await.pass(hold);
        Times recovered = Times.NONE;
        int kills = size.of(20, 3);
        for (int kill = 0; kill < kills; kill++) {
            application.kill();
            Await.pass(size.upTo(Duration.ofSeconds(1)));
            recovered = recovered.and(application.start().awaitReady());
            Await.pass(size.upTo(Duration.ofSeconds(4)));
        }
        return testBed.judge().nobodyIsStuck().exposed(kills).recovered(recovered);
    }
}
