package io.github.ariadne4j.chaos.asterisk;

import io.github.ariadne4j.chaos.fault.RequestRule;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.Progress;
import io.github.ariadne4j.chaos.scenario.RequestRehearsal;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
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
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.applicationByHttpThatTakesAll();
        List<String> commands =
                RequestRehearsal.effects(testBed, application.ari()).getOrDefault(application.ari(), List.of());
        AtomicInteger lost = new AtomicInteger();
        int toLose = size.of(1000, 6);
        int calls = toLose + size.of(50, 2); // now and then a call ends before it needs the command
        for (String command : commands) {
            application.ari().set(RequestRule.loseFirstAnswer(command, lost));
            SippCallers callers =
                    testBed.place(CallLoad.of(CallKind.TALKS, calls, size.of(20, 6), Duration.ofSeconds(2)));
            Progress.say(callers.number() + "…: without the first answer to " + command);
            callers.await(Duration.ofSeconds(calls / 10 + 60));
        }
        application.ari().set(RequestRule.none());
        return testBed.judge()
                .nobodyIsStuck()
                .nothing("callees invited twice", testBed.asterisk().invitedTwice())
                .require(lost.get() >= commands.size() * toLose, "too few answers were lost: " + lost.get())
                .exposed(lost.get());
    }
}
