package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.ExchangeCounters;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.request.RequestListener;
import io.github.ariadne4j.ari.request.RequestOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of requests of one client, with a bound on requests in flight. Requests that end calls have their own bound
 * and queue, so that load does not delay them. Used on the event loop only; the counters may be read on any thread.
 */
public final class RequestQueue implements RequestChannel, RequestTransport.Waiting {
    /** Above this number of waiting requests Asterisk is far too slow, and a new request fails at once. */
    private static final int LONGEST_QUEUE = 10_000;

    private static final String CLOSED = "the client is closed";
    private static final Logger LOG = LoggerFactory.getLogger(RequestQueue.class);

    private final RequestRouter router;
    private final Duration longestWait;
    private final Deadlines turns;
    private final Lane normal;
    private final Lane urgent;
    private final Set<PendingRequest> open = new HashSet<>();
    private final RequestDelay delay = new RequestDelay();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final List<RequestListener> listeners = new CopyOnWriteArrayList<>();
    private boolean draining;
    private boolean again;
    private boolean closed;

    public RequestQueue(RequestRouter router, int most, ScheduledExecutorService loop, Duration longestWait) {
        this.router = router;
        this.longestWait = longestWait;
        this.turns = new Deadlines(loop, longestWait, this::turnPassed);
        this.normal = new Lane(most);
        this.urgent = new Lane(most);
        router.serves(this);
    }

    /** The requests of one priority. */
    private static final class Lane {
        private final int most;
        private final Deque<PendingRequest> waiting = new ArrayDeque<>();
        private int underWay;

        Lane(int most) {
            this.most = most;
        }
    }

    private Lane laneOf(PendingRequest pending) {
        return pending.isUrgent() ? urgent : normal;
    }

    @Override
    public void send(AriRequest request, ResponseHandler handler) {
        PendingRequest pending = new PendingRequest(request, handler, this);
        sent.increment();
        open.add(pending);
        Lane lane = laneOf(pending);
        if (closed) {
            refuse(pending, CLOSED);
        } else if (lane.waiting.size() >= LONGEST_QUEUE) {
            refuse(pending, "more than " + LONGEST_QUEUE + " requests are queued");
        } else if (!lane.waiting.isEmpty() || !start(lane, pending)) {
            lane.waiting.add(pending);
            turns.begin(pending);
        }
    }

    /** Sends a request; returns false if the bound is reached or no connection is free. */
    private boolean start(Lane lane, PendingRequest pending) {
        if (lane.underWay >= lane.most) {
            return false;
        }
        lane.underWay++;
        pending.started = true;
        if (router.offer(pending)) {
            return true;
        }
        pending.started = false;
        lane.underWay--;
        return false;
    }

    /** A place in the queue or a connection is free. */
    @Override
    public void connectionFree() {
        if (draining) {
            again = true;
            return;
        }
        draining = true;
        try {
            do {
                again = false;
                drain(urgent);
                drain(normal);
            } while (again);
        } finally {
            draining = false;
        }
    }

    private void drain(Lane lane) {
        for (PendingRequest next = lane.waiting.poll(); next != null; next = lane.waiting.poll()) {
            if (next.isOlderThan(longestWait)) {
                turnPassed(next);
            } else if (!start(lane, next)) {
                lane.waiting.addFirst(next);
                return;
            }
        }
    }

    /**
     * Fails a request that has waited too long. Checked before sending as well, since timers are late after a pause of
     * the process.
     */
    private void turnPassed(PendingRequest waiting) {
        if (!waiting.started) {
            laneOf(waiting).waiting.remove(waiting);
            refuse(waiting, "not sent: it was queued for longer than " + longestWait);
        }
    }

    @Override
    public int waiting() {
        return urgent.waiting.size() + normal.waiting.size();
    }

    /** Fails queued requests that need HTTP, since no connection can be made; others stay. */
    @Override
    public void unreachable(Throwable why) {
        boolean madeRoom = false;
        for (Lane lane : List.of(urgent, normal)) {
            for (PendingRequest pending : List.copyOf(lane.waiting)) {
                if (router.needsHttp(pending.request)) {
                    lane.waiting.remove(pending);
                    madeRoom = true;
                    String what = pending.request.summary() + ": " + FailureReason.of(why);
                    pending.fail(AriException.disconnected(what, false, why));
                }
            }
        }
        if (madeRoom) {
            connectionFree();
        }
    }

    private static void refuse(PendingRequest pending, String why) {
        pending.fail(new AriConnectionException(pending.request.summary() + ": " + why, null));
    }

    /** A request has ended. Without an answer it does not count for the average delay. */
    void ended(PendingRequest pending, boolean answered, boolean success) {
        open.remove(pending);
        if (answered) {
            long now = System.nanoTime();
            delay.add(now - pending.begunAt, now);
        }
        done.increment();
        if (!success) {
            failed.increment();
        }
        if (!listeners.isEmpty()) {
            notifyListeners(pending, answered, success);
        }
        if (pending.started) {
            laneOf(pending).underWay--;
            connectionFree();
        }
    }

    private void notifyListeners(PendingRequest pending, boolean answered, boolean success) {
        Duration took = Duration.ofNanos(System.nanoTime() - pending.begunAt);
        RequestOutcome failure = answered ? RequestOutcome.REJECTED : RequestOutcome.UNANSWERED;
        RequestOutcome outcome = success ? RequestOutcome.DONE : failure;
        for (RequestListener listener : listeners) {
            try {
                listener.onEnded(pending.request.method(), pending.request.path(), took, outcome);
            } catch (Throwable e) { // an Error as well: the request was answered
                LOG.error("the listener {} failed at {}", listener, pending.request.summary(), e);
            }
        }
    }

    /** Notifies the listener of every request that ends from now on. Any thread. */
    public void addListener(RequestListener listener) {
        listeners.add(listener);
    }

    /** Removes the listener. Any thread. */
    public void removeListener(RequestListener listener) {
        listeners.remove(listener);
    }

    /**
     * The current delay of requests: the recent average, or the waiting time of the oldest queued request if that is
     * longer.
     */
    public Duration delay() {
        long now = System.nanoTime();
        double longest = Math.max(delay.at(now), (double) Math.max(waited(normal, now), waited(urgent, now)));
        return Duration.ofNanos((long) longest);
    }

    private static long waited(Lane lane, long now) {
        PendingRequest first = lane.waiting.peek();
        return first == null ? 0 : now - first.begunAt;
    }

    /** Fails all open requests; later ones fail at once. */
    public void close() {
        closed = true;
        turns.clear();
        normal.waiting.clear();
        urgent.waiting.clear();
        for (PendingRequest pending : List.copyOf(open)) {
            String why = pending.request.summary() + ": " + CLOSED;
            pending.fail(AriException.disconnected(why, pending.isSent(), null));
        }
    }

    public ExchangeCounters counters() {
        long begun = sent.sum();
        return new ExchangeCounters(begun, failed.sum(), Math.max(0, begun - done.sum()), router.sentBySocket());
    }
}
