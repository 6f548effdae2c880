package io.github.ariadne4j.chaos.world;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.SurveyRecord;
import io.github.ariadne4j.chaos.telephone.Respondent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Callers of the survey, at one rate, each a telephone in a thread of its own. They call until stopped. */
public final class Respondents implements Placed {
    private final int sipPort;
    private final Duration shortest;
    private final Duration longest;
    private final long seed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService telephones = Executors.newCachedThreadPool();
    private final List<Future<SurveyRecord>> calls = new ArrayList<>();

    private Respondents(int sipPort, Duration shortest, Duration longest, long seed) {
        this.sipPort = sipPort;
        this.shortest = shortest;
        this.longest = longest;
        this.seed = seed;
    }

    /**
     * Starts.
     *
     * @param shortest the shortest time that a caller takes for an answer
     * @param longest the longest
     * @param seed of the answers and of the times
     */
    static Respondents start(int sipPort, double perSecond, Duration shortest, Duration longest, long seed) {
        Respondents started = new Respondents(sipPort, shortest, longest, seed);
        long between = (long) (1_000_000 / perSecond);
        started.clock.scheduleAtFixedRate(started::place, 0, between, TimeUnit.MICROSECONDS);
        return started;
    }

    private synchronized void place() {
        int index = calls.size();
        String number = CallKind.SURVEY.digits() + String.format(Locale.ROOT, "%05d", index);
        Respondent respondent = new Respondent(number, sipPort, shortest, longest, new Random(seed + index));
        calls.add(telephones.submit(respondent::call));
    }

    /** The number of live calls. */
    public synchronized long live() {
        return calls.stream().filter(call -> !call.isDone()).count();
    }

    @Override
    public void placeNoMore() {
        clock.shutdown();
        telephones.shutdown();
    }

    /**
     * Waits for the last call to end.
     *
     * @throws IllegalStateException if one has not in time
     */
    @Override
    public Respondents await(Duration atMost) {
        if (!Await.that(atMost, telephones::isTerminated)) {
            throw new IllegalStateException(live() + " calls to the survey have not ended after " + atMost);
        }
        return this;
    }

    /** The records of all calls, which must have ended. */
    public synchronized List<SurveyRecord> surveys() {
        return calls.stream().map(Respondents::resultOf).toList();
    }

    @Override
    public List<CallRecord> records() {
        return surveys().stream().map(SurveyRecord::call).toList();
    }

    private static SurveyRecord resultOf(Future<SurveyRecord> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a telephone failed", e);
        }
    }

    void stop() {
        clock.shutdownNow();
        telephones.shutdownNow();
    }
}
