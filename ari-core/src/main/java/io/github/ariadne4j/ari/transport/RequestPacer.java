package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many requests are under way; the others wait their turn. What ends calls has a bound and a queue of its own,
 * so that load cannot keep a call alive. May be used on any thread.
 */
final class RequestPacer implements HttpExchange {
    /** More than this many waiting means that Asterisk does not keep up by far; a new one is refused at once. */
    private static final int LONGEST_QUEUE = 10_000;

    private static final String CLOSED = "the client is closed";

    private final HttpExchange wire;
    private final ScheduledExecutorService timer;
    private final Duration longestWait;
    private final Lane normal;
    private final Lane urgent;
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder done = new LongAdder();

    RequestPacer(HttpExchange wire, int most, ScheduledExecutorService timer, Duration longestWait) {
        this.wire = wire;
        this.timer = timer;
        this.longestWait = longestWait;
        this.normal = new Lane(most);
        this.urgent = new Lane(most);
    }

    private enum Admission {
        NOW,
        LATER,
        NEVER
    }

    /** How many of one kind are under way, and who waits for a place. */
    private static final class Lane {
        private final int most;
        private final Deque<Pending> queue = new ArrayDeque<>();
        private int underWay;

        Lane(int most) {
            this.most = most;
        }

        synchronized Admission admit(Pending pending) {
            if (underWay < most) {
                underWay++;
                return Admission.NOW;
            }
            if (queue.size() >= LONGEST_QUEUE) {
                return Admission.NEVER;
            }
            queue.add(pending);
            return Admission.LATER;
        }

        /** A place is free: whoever waits longest takes it. */
        synchronized @Nullable Pending next() {
            Pending next = queue.poll();
            if (next == null) {
                underWay--;
            }
            return next;
        }

        synchronized boolean forget(Pending pending) {
            return queue.remove(pending);
        }
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        Pending pending = new Pending(request);
        sent.increment();
        Lane lane = pending.isUrgent() ? urgent : normal;
        switch (lane.admit(pending)) {
            case NOW -> start(lane, pending);
            case LATER -> limitWait(lane, pending);
            case NEVER -> refuse(pending, "more than " + LONGEST_QUEUE + " requests wait already");
        }
        return pending.answer.minimalCompletionStage();
    }

    private void limitWait(Lane lane, Pending pending) {
        try {
            pending.deadline = timer.schedule(
                    () -> {
                        if (lane.forget(pending)) {
                            refuse(pending, "not sent, as its turn did not come within " + longestWait);
                        }
                    },
                    longestWait.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            lane.forget(pending);
            refuse(pending, CLOSED);
        }
    }

    private void start(Lane lane, Pending pending) {
        wire.send(pending.request).whenComplete((response, error) -> {
            startNext(lane);
            finish(pending, response, error);
        });
    }

    /** By way of the timer's thread: a wire that refuses at once would otherwise call us as deep as the queue is long. */
    private void startNext(Lane lane) {
        for (Pending next = lane.next(); next != null; next = lane.next()) {
            Pending started = next;
            started.finish();
            try {
                timer.execute(() -> start(lane, started));
                return;
            } catch (RejectedExecutionException e) {
                refuse(started, CLOSED);
            }
        }
    }

    private void finish(Pending pending, @Nullable AriResponse response, @Nullable Throwable error) {
        done.increment();
        if (response == null || !response.isSuccess()) {
            failed.increment();
        }
        if (response != null) {
            pending.answer.complete(response);
        } else if (error != null) {
            pending.answer.completeExceptionally(error);
        }
    }

    private void refuse(Pending pending, String why) {
        finish(pending, null, new AriConnectionException(pending.request.summary() + ": " + why, null));
    }

    ExchangeCounters counters(long bySocket) {
        long begun = sent.sum();
        return new ExchangeCounters(begun, failed.sum(), begun - done.sum(), bySocket);
    }
}
