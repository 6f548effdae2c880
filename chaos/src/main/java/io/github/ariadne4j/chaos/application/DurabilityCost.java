package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** Compares the set-up times of two instances, one with its sessions in Redis and one without. */
final class DurabilityCost implements Scenario {
    @Override
    public String name() {
        return "durability-cost";
    }

    @Override
    public String toReach() {
        return "set-up p99 with Redis at most 5 ms above in memory";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        testBed.instance("b2bua-a");
        testBed.forgetful("b2bua-b");
        measure(testBed, 100, size); // for both JVMs to compile their hot paths
        Compared compared = measure(testBed, size.of(1200, 200), size);
        return testBed.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .within(
                        "set-up with Redis (p99; in memory: " + compared.inMemory() + " s p50/p99)",
                        compared.inMemory().percentile(99).plusMillis(5),
                        compared.durable().percentile(99))
                .exposed(1)
                .recovered(compared.durable());
    }

    private static Compared measure(TestBed testBed, int calls, RunSize size) {
        int perSecond = size.of(20, 10);
        CallLoad order = CallLoad.of(CallKind.TALKS, calls, perSecond, Duration.ofSeconds(1));
        SippCallers durable = testBed.place(order.by("*61"));
        SippCallers inMemory = testBed.place(order.by("*62"));
        Duration atMost = Duration.ofSeconds(calls / perSecond + 60);
        durable.await(atMost);
        inMemory.await(atMost);
        return new Compared(setUp(durable), setUp(inMemory));
    }

    private static Times setUp(SippCallers callers) {
        return new Times(callers.records().stream()
                .flatMap(call -> call.setUp().stream())
                .toList());
    }

    private record Compared(Times durable, Times inMemory) {}
}
