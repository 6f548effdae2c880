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
 * The requests of one client: so many under way at most, the others wait for their turn or for a connection. Requests that end
 * calls have a bound and a queue of their own, so that load cannot keep a call alive. Used on the event loop only; the counters
 * may be read on any thread.
 */
public final class RequestQueue implements RequestChannel, RequestTransport.Waiting {
    /** More than this many waiting means that Asterisk does not keep up by far; a new one is refused at once. */
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

    /** Requests of one kind. */
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
            refuse(pending, "more than " + LONGEST_QUEUE + " requests wait already");
        } else if (!lane.waiting.isEmpty() || !start(lane, pending)) {
            lane.waiting.add(pending);
            turns.begin(pending);
        }
    }

    /** False: there is no room for it now. */
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

    /** A turn or a connection is free. */
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

    /** After a pause of the process its timers are late: a request whose time has passed must not be sent. */
    private void turnPassed(PendingRequest waiting) {
        if (!waiting.started) {
            laneOf(waiting).waiting.remove(waiting);
            refuse(waiting, "not sent, as its turn did not come within " + longestWait);
        }
    }

    @Override
    public int waiting() {
        return urgent.waiting.size() + normal.waiting.size();
    }

    /** No connection can be made; what can go another way stays. */
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

    /** A request has its answer, or will have none. An answer that was lost tells nothing of how long others take. */
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
            tell(pending, answered, success);
        }
        if (pending.started) {
            laneOf(pending).underWay--;
            connectionFree();
        }
    }

    private void tell(PendingRequest pending, boolean answered, boolean success) {
        Duration took = Duration.ofNanos(System.nanoTime() - pending.begunAt);
        RequestOutcome failure = answered ? RequestOutcome.REJECTED : RequestOutcome.UNANSWERED;
        RequestOutcome outcome = success ? RequestOutcome.DONE : failure;
        for (RequestListener listener : listeners) {
            try {
                listener.onEnded(pending.request.method(), pending.request.path(), took, outcome);
            } catch (Throwable e) { // an Error as well: the request has its answer
                LOG.error("the listener {} failed at {}", listener, pending.request.summary(), e);
            }
        }
    }

    /** From now on the listener is told of every request that ends. Any thread. */
    public void addListener(RequestListener listener) {
        listeners.add(listener);
    }

    /** From now on the listener is not told. Any thread. */
    public void removeListener(RequestListener listener) {
        listeners.remove(listener);
    }

    /** How long requests take now: the average of late, or what the oldest has waited for its turn if that is more. */
    public Duration delay() {
        long now = System.nanoTime();
        double longest = Math.max(delay.at(now), (double) Math.max(waited(normal, now), waited(urgent, now)));
        return Duration.ofNanos((long) longest);
    }

    private static long waited(Lane lane, long now) {
        PendingRequest first = lane.waiting.peek();
        return first == null ? 0 : now - first.begunAt;
    }

    /** All open requests fail now; from here on nothing is sent. */
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
