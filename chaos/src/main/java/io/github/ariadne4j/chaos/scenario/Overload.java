package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Callers;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * More calls come than can be served. First the best rate of this machine is looked for, the highest at which no call fails;
 * then twice as many calls come for five minutes, and three times as many for one.
 */
final class Overload implements Scenario {
    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int FIRST_RATE = 60;
    private static final int STEP = 20;
    private static final int HIGHEST_RATE = 400;
    private static final double SHARE = 0.9;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String toReach() {
        return "at twice the best rate 90 % of it answered, 0 dropped";
    }

    /** It takes minutes to find the best rate. */
    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(World world, Size size) {
        Application application = world.application();
        int best = bestRate(world, size);
        Outcome twice = outcome(world, 2 * best, size.seconds(300, 20));
        Await.pass(REST);
        Outcome thrice = outcome(world, 3 * best, size.seconds(60, 10));
        Await.pass(REST);
        long counted = application.refusedForOverload();
        Judgement judgement = world.judge();
        report("best rate", best + " calls/s");
        report("at twice of it", twice.toString());
        report("at three times of it", thrice.toString());
        long unavailable = judgement.count(call -> call.end() == CallRecord.End.UNAVAILABLE);
        long taken = judgement.unavailableWithCdr();
        report(
                "503 and 488",
                unavailable + ", " + counted + " refused by the application, " + taken + " taken and failed");
        judgement.require(counted > 0, "the application refused no call for overload");
        if (!size.quick()) {
            judgement.require(
                    twice.answeredPerSecond() >= SHARE * best,
                    "at twice the best rate " + twice + " were answered, less than 90 % of " + best);
        }
        return judgement.exposed(2).recovered(Times.NONE);
    }

    private static void report(String what, String figure) {
        System.out.println("    " + what + ": " + figure);
    }

    /** The highest rate at which no call fails. */
    private static int bestRate(World world, Size size) {
        int best = FIRST_RATE;
        for (int rate = FIRST_RATE; rate <= HIGHEST_RATE; rate += size.of(STEP, 2 * STEP)) {
            Outcome outcome = outcome(world, rate, size.seconds(60, 8));
            Await.pass(REST);
            if (outcome.failed() > 0) {
                return best;
            }
            best = rate;
        }
        return best;
    }

    private static Outcome outcome(World world, int rate, Duration during) {
        int calls = rate * (int) during.toSeconds();
        Callers callers =
                world.place(Order.of(CallKind.TALKS, calls, rate, HOLD)).await(during.plusSeconds(60));
        return Outcome.of(callers.records(), during);
    }

    /**
     * What came of one rate.
     *
     * @param answered calls that were answered
     * @param refused calls that were answered with 503
     * @param failed all that were not answered
     * @param during for how long calls were placed
     */
    private record Outcome(long answered, long refused, long failed, Duration during) {
        static Outcome of(List<CallRecord> records, Duration during) {
            return new Outcome(
                    count(records, call -> call.answered() != null),
                    count(records, call -> call.end() == CallRecord.End.UNAVAILABLE),
                    count(records, call -> call.answered() == null),
                    during);
        }

        private static long count(List<CallRecord> records, Predicate<CallRecord> fits) {
            return records.stream().filter(fits).count();
        }

        double answeredPerSecond() {
            return (double) answered / during.toSeconds();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f calls/s answered, %d refused with 503, %d failed otherwise",
                    answeredPerSecond(),
                    refused,
                    failed - refused);
        }
    }
}
