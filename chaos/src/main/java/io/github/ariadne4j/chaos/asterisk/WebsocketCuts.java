package io.github.ariadne4j.chaos.asterisk;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.Reconnects;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** The WebSocket is cut every five seconds, each third time three times in a row; calls end while it is down. */
final class WebsocketCuts implements Scenario {
    @Override
    public String name() {
        return "websocket-cuts";
    }

    @Override
    public String toReach() {
        return "missed ends repaired within 2 s";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        testBed.placeMixed(size.of(20, 10), Duration.ofSeconds(3));
        Times detected = Times.NONE;
        int cuts = size.of(60, 4);
        for (int cut = 1; cut <= cuts; cut++) {
            Await.pass(Duration.ofSeconds(5));
            for (int flap = cut % 3 == 0 ? 3 : 1; flap > 0; flap--) {
                long before = Reconnects.of(application);
                long began = System.nanoTime();
                application.ari().reset(Reconnects.EVENTS);
                Await.that(Duration.ofSeconds(10), () -> Reconnects.of(application) > before);
                detected = detected.and(Duration.ofNanos(System.nanoTime() - began));
            }
        }
        Judgement judgement = testBed.judge().nobodyIsStuck();
        return judgement
                .within(
                        "time from the end of a call to its CDR (p99)",
                        Duration.ofSeconds(2),
                        judgement.lag().percentile(99))
                .exposed(cuts)
                .detected(detected)
                .recovered(judgement.lag());
    }
}
