package io.github.ariadne4j.chaos.asterisk;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.List;

/**
 * Asterisk is killed with live calls and restarted: their sessions have to be closed once, without any command to the new Asterisk.
 */
final class AsteriskKill implements Scenario {
    /** An INVITE that Asterisk has not answered is retransmitted, and would be a new call of the restarted Asterisk. */
    private static final Duration UNTIL_ALL_ARE_TAKEN = Duration.ofMillis(500);

    @Override
    public String name() {
        return "asterisk-kill";
    }

    @Override
    public String toReach() {
        return "CDRs = sessions, leases clear within 10 s of its return";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        Times detected = Times.NONE;
        Times recovered = Times.NONE;
        int kills = size.of(5, 1);
        for (int kill = 0; kill < kills; kill++) {
            List<SippCallers> callers = testBed.placeMixed(size.of(10, 6), Duration.ofSeconds(15));
            Await.pass(Duration.ofSeconds(10));
            callers.forEach(SippCallers::placeNoMore);
            Await.pass(UNTIL_ALL_ARE_TAKEN);
            long began = System.nanoTime();
            testBed.asterisk().server().crash();
            Await.that(Duration.ofSeconds(30), () -> !application.isReady());
            detected = detected.and(Duration.ofNanos(System.nanoTime() - began));

            testBed.asterisk().server().restart();
            long back = System.nanoTime();
            Await.that(Duration.ofSeconds(30), () -> testBed.redis().keys().isEmpty());
            recovered = recovered.and(Duration.ofNanos(System.nanoTime() - back));
            Await.that(Duration.ofSeconds(30), application::isReady);
        }
        return testBed.judge()
                .within("clearing sessions and leases", Duration.ofSeconds(10), recovered.percentile(100))
                .exposed(kills)
                .detected(detected)
                .recovered(recovered);
    }
}
