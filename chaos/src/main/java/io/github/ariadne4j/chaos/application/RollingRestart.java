package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two instances are terminated and started again, one after the other, as for a new version. */
final class RollingRestart implements Scenario {
    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String toReach() {
        return "0 failed new calls, 0 dropped";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        List<Application> instances = List.of(testBed.instance("b2bua-a"), testBed.instance("b2bua-b"));
        testBed.place(CallLoad.endless(CallKind.TALKS, size.of(14, 6), Duration.ofSeconds(6))
                .by("*7"));
        testBed.place(CallLoad.endless(CallKind.RINGS, size.of(6, 4), Duration.ofSeconds(6))
                .by("*7"));
        Await.pass(Duration.ofSeconds(5));
        List<String> unclean = new ArrayList<>();
        Times recovered = Times.NONE;
        int restarts = size.of(10, 2);
        for (int restart = 0; restart < restarts; restart++) {
            Application instance = instances.get(restart % 2);
            int status = instance.terminate(Duration.ofSeconds(30));
            if (status != 0) {
                unclean.add("status " + status);
                instance.kill();
            }
            recovered = recovered.and(instance.start().awaitReady());
            Await.pass(Duration.ofSeconds(3));
        }
        return testBed.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .nothing("unclean ends", unclean)
                .exposed(restarts)
                .recovered(recovered);
    }
}
