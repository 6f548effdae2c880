package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.world.Callers;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
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
    public Judgement play(World world, Size size) {
        world.instance("b2bua-a");
        world.forgetful("b2bua-b");
        measure(world, 100, size); // for both JVMs to compile their hot paths
        Compared compared = measure(world, size.of(1200, 200), size);
        return world.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .within(
                        "set-up with Redis (p99; in memory: " + compared.inMemory() + " s p50/p99)",
                        compared.inMemory().percentile(99).plusMillis(5),
                        compared.durable().percentile(99))
                .exposed(1)
                .recovered(compared.durable());
    }

    private static Compared measure(World world, int calls, Size size) {
        int perSecond = size.of(20, 10);
        Order order = Order.of(CallKind.TALKS, calls, perSecond, Duration.ofSeconds(1));
        Callers durable = world.place(order.by("*61"));
        Callers inMemory = world.place(order.by("*62"));
        Duration atMost = Duration.ofSeconds(calls / perSecond + 60);
        durable.await(atMost);
        inMemory.await(atMost);
        return new Compared(setUp(durable), setUp(inMemory));
    }

    private static Times setUp(Callers callers) {
        return new Times(callers.records().stream()
                .flatMap(call -> call.setUp().stream())
                .toList());
    }

    private record Compared(Times durable, Times inMemory) {}
}
