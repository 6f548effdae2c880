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

/** The WebSocket stays open without traffic; the application has to detect it by itself. */
final class HalfOpen implements Scenario {
    /** Longer than a silence: a call that was both answered and ended within one silence cannot be known as answered. */
    private static final Duration HOLD = Duration.ofSeconds(8);

    @Override
    public String name() {
        return "half-open";
    }

    @Override
    public String toReach() {
        return "noticed, and all repaired";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        testBed.placeMixed(size.of(20, 8), HOLD);
        Times detected = Times.NONE;
        int silences = size.of(10, 1);
        for (int silence = 0; silence < silences; silence++) {
            Await.pass(Duration.ofSeconds(3));
            long before = Reconnects.of(application);
            long began = System.nanoTime();
            application.ari().silence(Reconnects.EVENTS);
            Await.that(Duration.ofSeconds(40), () -> Reconnects.of(application) > before);
            detected = detected.and(Duration.ofNanos(System.nanoTime() - began));
            Await.pass(Duration.ofSeconds(2));
        }
        Judgement judgement = testBed.judge().nobodyIsStuck();
        return judgement
                .within("noticing", Duration.ofSeconds(20), detected.percentile(100))
                .exposed(silences)
                .detected(detected)
                .recovered(judgement.lag());
    }
}
