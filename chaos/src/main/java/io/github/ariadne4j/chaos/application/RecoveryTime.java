package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** The application is killed with live calls: measures the time from its start until it has adopted all of them. */
final class RecoveryTime implements Scenario {
    @Override
    public String name() {
        return "recovery-time";
    }

    @Override
    public String toReach() {
        return "all calls adopted within 3 s of the process start";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        int calls = size.of(200, 40);
        int perSecond = size.of(20, 10);
        Duration hold = Duration.ofSeconds(calls / perSecond + 25);
        SippCallers callers = testBed.place(CallLoad.of(CallKind.TALKS, calls, perSecond, hold));
        boolean allUp = Await.that(Duration.ofSeconds(60), () -> application.connectedCalls() == calls);

        application.kill();
        application.start();
        boolean adopted = Await.that(Application.START, () -> application.activeCalls() == calls);
        Duration took = application.sinceStart();
        callers.await(hold.plusSeconds(60));

        return testBed.judge()
                .nobodyIsStuck()
                .require(allUp, "the calls were not up before the kill")
                .require(adopted, "not all calls were adopted")
                .within("adopting all calls", Duration.ofSeconds(3), took)
                .exposed(1)
                .recovered(Times.NONE.and(took));
    }
}
