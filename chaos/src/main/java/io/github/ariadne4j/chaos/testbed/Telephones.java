package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import io.github.ariadne4j.chaos.telephone.Telephone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Callers of a flow, at one rate, each a telephone in a thread of its own. They call until stopped. */
public final class Telephones implements CallSource {
    private static final Duration LAST_BYE = Duration.ofSeconds(10);

    private final CallKind kind;
    private final int sipPort;
    private final int most;
    private final IntFunction<CallerBehaviour> behaviours;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Telephone> telephones = new ArrayList<>();
    private final List<Future<HeardCall>> calls = new ArrayList<>();

    private Telephones(CallKind kind, int sipPort, int most, IntFunction<CallerBehaviour> behaviours) {
        this.kind = kind;
        this.sipPort = sipPort;
        this.most = most;
        this.behaviours = behaviours;
    }

    /**
     * Starts.
     *
     * @param most the number of live calls beyond which none is placed
     * @param behaviours of each caller, by its index from 0
     */
    static Telephones start(
            CallKind kind, int sipPort, double perSecond, int most, IntFunction<CallerBehaviour> behaviours) {
        Telephones started = new Telephones(kind, sipPort, most, behaviours);
        long between = (long) (1_000_000 / perSecond);
        started.clock.scheduleAtFixedRate(started::place, 0, between, TimeUnit.MICROSECONDS);
        return started;
    }

    private synchronized void place() {
        if (live() >= most) {
            return;
        }
        int index = calls.size();
        String number = kind.digits() + String.format(Locale.ROOT, "%05d", index);
        Telephone telephone = new Telephone(kind, number, sipPort, behaviours.apply(index));
        telephones.add(telephone);
        calls.add(threads.submit(telephone::call));
    }

    /** The number of live calls. */
    public synchronized long live() {
        return calls.stream().filter(call -> !call.isDone()).count();
    }

    @Override
    public void placeNoMore() {
        clock.shutdown();
        threads.shutdown();
    }

    /** Waits for the last call to end, within a time limit; then all calls are ended. */
    @Override
    public Telephones await(Duration atMost) {
        if (!Await.that(atMost, threads::isTerminated)) {
            stopAll();
            Await.that(LAST_BYE, threads::isTerminated);
        }
        return this;
    }

    private synchronized void stopAll() {
        telephones.forEach(Telephone::stop);
    }

    /** The records of all calls, which must have ended. */
    public synchronized List<HeardCall> heard() {
        return calls.stream().map(Telephones::resultOf).toList();
    }

    @Override
    public List<CallRecord> records() {
        return heard().stream().map(HeardCall::call).toList();
    }

    private static HeardCall resultOf(Future<HeardCall> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a telephone failed", e);
        }
    }

    /** Ends all calls, and writes the events of those that ended before. */
    synchronized void stop(Path log) {
        clock.shutdownNow();
        List<String> events = calls.stream()
                .filter(Future::isDone)
                .map(call -> resultOf(call).toString())
                .toList();
        threads.shutdownNow();
        try {
            Files.write(log, events);
        } catch (IOException e) {
            System.err.println("not written: " + e.getMessage());
        }
    }
}
