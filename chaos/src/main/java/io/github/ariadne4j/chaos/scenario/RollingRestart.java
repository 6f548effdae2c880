package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
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
    public Judgement play(World world, Size size) {
        List<Application> instances = List.of(world.instance("b2bua-a"), world.instance("b2bua-b"));
        world.place(Order.endless(CallKind.TALKS, size.of(14, 6), Duration.ofSeconds(6))
                .by("*7"));
        world.place(Order.endless(CallKind.RINGS, size.of(6, 4), Duration.ofSeconds(6))
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
        return world.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .nothing("unclean ends", unclean)
                .exposed(restarts)
                .recovered(recovered);
    }
}
