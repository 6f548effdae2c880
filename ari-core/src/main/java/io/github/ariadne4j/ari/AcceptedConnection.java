package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.ApplicationRegistered;
import io.github.ariadne4j.ari.event.ApplicationReplaced;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.transport.AcceptedRequests;
import io.github.ariadne4j.ari.transport.AcceptedSocket;
import io.github.ariadne4j.ari.transport.EventSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application of one Asterisk that comes to us, over as many sockets as it opens one after the other. What sockets do
 * to it happens on their event loop, and nothing else changes its fields.
 */
final class AcceptedConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedConnection.class);

    private final ClientKey key;
    private final AcceptedRequests requests;
    private final EventIntake intake;
    private final Duration perCallReturn;
    private final Executor loop;
    private final Runnable whenOver;
    private final Standing standing = new Standing();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<AriEvent> held = new ArrayList<>();
    private boolean flowing;
    private @Nullable AcceptedSocket socket;
    private @Nullable Instant lostAt;

    AcceptedConnection(
            ClientKey key,
            AcceptedRequests requests,
            StandingSubscriptions applications,
            FilterGate gate,
            Duration perCallReturn,
            Executor loop,
            Runnable whenOver) {
        this.key = key;
        this.requests = requests;
        this.intake = new EventIntake(key.application(), applications, gate);
        this.perCallReturn = perCallReturn;
        this.loop = loop;
        this.whenOver = whenOver;
    }

    @Override
    public OrderedEventBus bus() {
        return intake.bus();
    }

    @Override
    public String eventText() {
        return intake.text();
    }

    @Override
    public ConnectionState state() {
        return standing.state();
    }

    @Override
    public Subscription onConnection(ConnectionListener listener) {
        return standing.tell(listener);
    }

    @Override
    public CompletionStage<Void> listen() {
        if (asked.compareAndSet(false, true)) {
            try {
                loop.execute(this::flow);
            } catch (RejectedExecutionException e) {
                fail("the server is closed");
            }
        }
        return listening.minimalCompletionStage();
    }

    private void flow() {
        flowing = true;
        deliver(List.copyOf(held));
        held.clear();
        if (socket != null) {
            resume(socket);
        }
    }

    /** Asterisk is here, by this socket; these events had been waiting for us. */
    void attach(AcceptedSocket opened, List<AriEvent> history) {
        AcceptedSocket before = socket;
        if (before != null) {
            LOG.warn(
                    "{} came in again from {} while its socket from {} was open; the new one counts. If this goes on, two"
                            + " Asterisk servers have the same id: give each a user of its own",
                    key,
                    opened.peer(),
                    before.peer());
            detach(before, new EventSocket.Loss("another socket took its place", 0, before.lastHeard()));
            before.close();
        }
        socket = opened;
        requests.opened(opened);
        if (flowing) {
            deliver(history);
            resume(opened);
        } else {
            held.addAll(history);
            standing.enter(ConnectionState.CONNECTED);
        }
    }

    private void deliver(List<AriEvent> history) {
        if (history.stream().anyMatch(event -> !(event instanceof ApplicationRegistered))) {
            Backlog backlog = new Backlog(history);
            LOG.info("{} kept {} events for us", key, history.size());
            standing.each(listener -> listener.onBacklog(backlog));
        }
        history.forEach(this::publish);
        onPause();
    }

    /** Like a client that dialled: the filter first, and whoever waits is told after it. */
    private void resume(AcceptedSocket opened) {
        intake.restore().whenComplete((done, error) -> {
            if (socket != opened || !opened.isOpen()) {
                return;
            }
            if (standing.enter(ConnectionState.LISTENING)) {
                listening.complete(null);
                tellGap();
            }
        });
    }

    private void tellGap() {
        Instant from = lostAt;
        lostAt = null;
        if (from != null) {
            intake.countReturn();
            ConnectionGap gap = new ConnectionGap(from, Instant.now());
            LOG.info(
                    "{} is back after {} ms",
                    key,
                    Duration.between(gap.from(), gap.to()).toMillis());
            standing.each(listener -> listener.onGap(gap));
        }
    }

    /** An event came in, as these bytes. */
    void take(AriEvent event, byte[] utf8, int length) {
        if (flowing) {
            intake.reading(utf8, length);
            publish(event);
            intake.readNothing();
        } else {
            held.add(event);
        }
    }

    /** Nothing more came in for now. */
    void onPause() {
        intake.deliver();
    }

    private void publish(AriEvent event) {
        intake.enqueue(event);
        if (event instanceof ApplicationReplaced) {
            LOG.error("another client took {} over; this one gets no more events", key);
            end(ConnectionState.REPLACED);
        }
    }

    void countMalformed() {
        intake.countMalformed();
    }

    boolean isOver() {
        return standing.isFinal();
    }

    /** This socket is gone. */
    void detach(AcceptedSocket gone, EventSocket.Loss loss) {
        if (socket != gone) {
            return;
        }
        socket = null;
        requests.closed(gone);
        intake.lost();
        if (standing.isFinal()) {
            return;
        }
        if (key.isOneCalls() && gone.saidGoodbye()) {
            finish(gone);
            return;
        }
        LOG.warn("lost {}: {}; waiting for it to come back", key, loss.why());
        if (lostAt == null) {
            lostAt = loss.lastHeard();
        }
        standing.enter(ConnectionState.RECONNECTING);
        if (key.isOneCalls()) {
            gone.later(perCallReturn, () -> {
                if (socket == null) {
                    finish(gone);
                }
            });
        }
    }

    /** What came last is still delivered before the bus is closed. */
    private void finish(AcceptedSocket last) {
        end(ConnectionState.CLOSED);
        last.later(perCallReturn, intake.bus()::close);
    }

    private void end(ConnectionState how) {
        if (standing.enter(how)) {
            whenOver.run();
            fail("it is over: " + how);
        }
    }

    private void fail(String why) {
        listening.completeExceptionally(new AriConnectionException(key + ": " + why, null));
    }

    @Override
    public AriStatistics statistics() {
        return intake.statistics(requests.counters());
    }

    @Override
    public void close() {
        end(ConnectionState.CLOSED);
        intake.bus().close();
        try {
            loop.execute(this::hangUp);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the server was closed before", key);
        }
    }

    private void hangUp() {
        AcceptedSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
