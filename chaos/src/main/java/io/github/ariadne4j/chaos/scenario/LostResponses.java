package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.fault.Rule;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Callers;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Asterisk executes all commands, and the first answer to each command of one kind is lost: by a reset, or by silence. */
final class LostResponses implements Scenario {
    @Override
    public String name() {
        return "lost-responses";
    }

    @Override
    public String toReach() {
        return "0 second INVITE, 0 second channel";
    }

    @Override
    public Judgement play(World world, Size size) {
        Application application = world.applicationByHttpThatTakesAll();
        List<String> commands = Rehearsal.effects(world, application.ari()).getOrDefault(application.ari(), List.of());
        AtomicInteger lost = new AtomicInteger();
        int toLose = size.of(1000, 6);
        int calls = toLose + size.of(50, 2); // now and then a call ends before it needs the command
        for (String command : commands) {
            application.ari().set(Rule.loseFirstAnswer(command, lost));
            Callers callers = world.place(Order.of(CallKind.TALKS, calls, size.of(20, 6), Duration.ofSeconds(2)));
            Progress.say(callers.number() + "…: without the first answer to " + command);
            callers.await(Duration.ofSeconds(calls / 10 + 60));
        }
        application.ari().set(Rule.none());
        return world.judge()
                .nobodyIsStuck()
                .nothing("callees invited twice", world.asterisk().invitedTwice())
                .require(lost.get() >= commands.size() * toLose, "too few answers were lost: " + lost.get())
                .exposed(lost.get());
    }
}
