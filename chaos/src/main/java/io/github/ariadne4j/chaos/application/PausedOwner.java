package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.Reconnects;
import io.github.ariadne4j.chaos.scenario.RequestRehearsal;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of two instances is suspended for longer than its lease, the other one adopts its calls, and the first one resumes. */
final class PausedOwner implements Scenario {
    @Override
    public String name() {
        return "paused-owner";
    }

    @Override
    public String toReach() {
        return "0 commands after the fence";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application owner = testBed.instanceByHttp("b2bua-a");
        testBed.instance("b2bua-b");
        testBed.place(CallLoad.endless(CallKind.TALKS, size.of(10, 6), Duration.ofSeconds(8))
                .by("*7"));
        Await.pass(Duration.ofSeconds(8));
        List<String> fenced = new ArrayList<>();
        int pauses = size.of(10, 1);
        for (int pause = 0; pause < pauses; pause++) {
            owner.freeze();
            Await.pass(Duration.ofSeconds(10));
            int asleep = owner.ari().kinds().size();
            owner.thaw();
            Await.pass(Duration.ofSeconds(5));
            fenced.addAll(commandsSince(owner, asleep));
            owner.kill();
            owner.start().awaitReady();
            Await.pass(Duration.ofSeconds(3));
        }
        return testBed.judge()
                .nobodyIsStuck()
                .nothing("commands after the fence", fenced)
                .exposed(pauses);
    }

    /** Its commands to Asterisk from then on, until it owns calls again, which begins with a new WebSocket. */
    private static List<String> commandsSince(Application owner, int asleep) {
        List<String> kinds = owner.ari().kinds();
        return kinds.subList(asleep, kinds.size()).stream()
                .takeWhile(kind -> !kind.equals(Reconnects.EVENTS))
                .filter(kind -> !RequestRehearsal.changesNothing(kind))
                .toList();
    }
}
