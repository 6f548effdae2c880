package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.Locale;

/**
 * More calls are placed than the machine can process. First the best rate is searched, the highest at which no call fails; then calls
 * are placed at twice that rate, and at last at three times. The excess has to be refused at once, and the other calls have to be
 * answered as at the best rate.
 */
final class Overload implements Scenario {
    /** The required share of the best rate. */
    private static final double ENOUGH = 0.9;

    private static final int FIRST_RATE = 60;
    private static final int STEP = 20;
    private static final int WARM_UP_RATE = 40;
    /** The time until an overload is over for the application. */
    private static final Duration REST = Duration.ofSeconds(3);

    private static final Duration PROBE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String toReach() {
        return "at twice the best rate 90 % of it answered (--quick: shown only), 0 dropped, every refusal counted";
    }

    /** The search for the best rate takes more than a minute. */
    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.applicationWithoutProxies();
        CallRate.placed(testBed, application, WARM_UP_RATE, size.seconds(30, 10));
        CallRate best = best(testBed, application, size);
        CallRate twice = CallRate.placed(testBed, application, 2 * best.rate(), size.seconds(300, 20));
        if (!size.quick()) {
            CallRate.placed(testBed, application, 3 * best.rate(), Duration.ofSeconds(60));
        }
        double share = twice.answeredPerSecond() / best.rate();
        Judgement judgement = testBed.judge().nobodyIsStuck();
        long refused = judgement.count(CallRate::unavailable)
                - judgement.unavailableWithCdr()
                - testBed.asterisk().refusedByDialplan();
        long counted = application.refusedForOverload();
        return judgement
                .note(String.format(
                        Locale.ROOT,
                        "best rate %d/s; at twice that %.1f/s answered, %.0f %% of the best; %d refused, %d counted; "
                                + "queues of Asterisk overflown %d times",
                        best.rate(),
                        twice.answeredPerSecond(),
                        100 * share,
                        refused,
                        counted,
                        testBed.asterisk().queuesOverflown()))
                .require(
                        judgement.unavailableWithCdr() == 0,
                        judgement.unavailableWithCdr() + " calls were taken, and failed with 503")
                .require(best.isGood(), "calls failed at " + best.rate() + "/s already")
                .require(counted == refused, refused + " calls were refused and " + counted + " counted")
                .require(counted > 0, "no call was refused: that was no overload")
                .require(
                        size.quick() || share >= ENOUGH,
                        String.format(Locale.ROOT, "only %.0f %% of the best rate were answered", 100 * share))
                .exposed((int) counted);
    }

    /** Upwards in short steps to a rate at which calls fail, and from there down again until none fails for long enough. */
    private static CallRate best(TestBed testBed, Application application, RunSize size) {
        CallRate tried = CallRate.placed(testBed, application, FIRST_RATE, PROBE);
        while (tried.isGood()) {
            tried = CallRate.placed(testBed, application, tried.rate() + STEP, PROBE);
        }
        Duration longEnough = size.seconds(60, 5);
        do {
            Await.pass(REST);
            tried = CallRate.placed(testBed, application, tried.rate() - STEP / 2, longEnough);
        } while (!tried.isGood() && tried.rate() > STEP);
        return tried;
    }
}
