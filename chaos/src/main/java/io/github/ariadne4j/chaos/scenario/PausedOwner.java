package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
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
    public Judgement play(World world, Size size) {
        Application owner = world.instanceByHttp("b2bua-a");
        world.instance("b2bua-b");
        world.place(Order.endless(CallKind.TALKS, size.of(10, 6), Duration.ofSeconds(8))
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
        return world.judge()
                .nobodyIsStuck()
                .nothing("commands after the fence", fenced)
                .exposed(pauses);
    }

    /** Its commands to Asterisk from then on, until it owns calls again, which begins with a new WebSocket. */
    private static List<String> commandsSince(Application owner, int asleep) {
        List<String> kinds = owner.ari().kinds();
        return kinds.subList(asleep, kinds.size()).stream()
                .takeWhile(kind -> !kind.equals(Reconnects.EVENTS))
                .filter(kind -> !Rehearsal.changesNothing(kind))
                .toList();
    }
}
