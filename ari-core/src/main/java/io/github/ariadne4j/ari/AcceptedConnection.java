package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.connection.Backlog;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionKind;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.connection.ConnectionStatus;
import io.github.ariadne4j.ari.connection.ConnectionStep;
import io.github.ariadne4j.ari.connection.ConnectionTransition;
import io.github.ariadne4j.ari.connection.ReconnectMachine;
import io.github.ariadne4j.ari.connection.ReconnectState;
import io.github.ariadne4j.ari.event.ApplicationRegistered;
import io.github.ariadne4j.ari.event.ApplicationReplaced;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.RequestListener;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.TransportLoop;
import io.github.ariadne4j.ari.transport.server.AcceptedRequests;
import io.github.ariadne4j.ari.transport.server.AcceptedSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one application of an Asterisk that connects to this process; it outlives each socket that Asterisk
 * opens for it. Carries out the steps of {@link ReconnectMachine}. Its fields are changed on the event loop of the
 * sockets only.
 */
final class AcceptedConnection implements Connection, ConnectionStep.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedConnection.class);

    private final ClientKey key;
    private final AcceptedRequests requests;
    private final EventIntake intake;
    private final Duration perCallReturn;
    private final TransportLoop loop;
    private final Runnable whenOver;
    private final ReconnectMachine machine;
    private final ConnectionStatus status = new ConnectionStatus();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<AriEvent> held = new ArrayList<>();
    private @Nullable AcceptedSocket socket;

    AcceptedConnection(
            ClientKey key,
            AcceptedRequests requests,
            ResubscribingApplications applications,
            EventFilterBarrier barrier,
            Duration perCallReturn,
            TransportLoop loop,
            Runnable whenOver) {
        this.key = key;
        this.requests = requests;
        this.intake = new EventIntake(key.application(), applications, barrier);
        this.perCallReturn = perCallReturn;
        this.machine = new ReconnectMachine(
                key.isOneCalls()
                        ? new ConnectionKind.AcceptedForOneCall(perCallReturn)
                        : new ConnectionKind.Accepted());
        this.loop = loop;
        this.whenOver = whenOver;
    }

    @Override
    public OrderedEventBus bus() {
        return intake.bus();
    }

    @Override
    public ByteBuffer eventJson() {
        return intake.json();
    }

    @Override
    public ConnectionState state() {
        return status.state();
    }

    @Override
    public Subscription onConnection(ConnectionListener listener) {
        return status.subscribe(listener);
    }

    @Override
    public CompletionStage<Void> listen() {
        if (asked.compareAndSet(false, true)) {
            try {
                loop.execute(() -> advance(machine::listen));
            } catch (RejectedExecutionException e) {
                fail("the server is closed");
            }
        }
        return listening.minimalCompletionStage();
    }

    private void advance(Function<ReconnectState, ConnectionTransition> input) {
        status.advance(input, this);
    }

    /** Takes a new socket into use, with the events that Asterisk had kept while there was none. */
    void attach(AcceptedSocket opened, List<AriEvent> history) {
        AcceptedSocket before = socket;
        if (before != null) {
            LOG.warn(
                    "{} connected from {} while its socket from {} was open; the new socket is used. If this repeats, two"
                            + " Asterisk servers have the same id: give each its own user",
                    key,
                    opened.peer(),
                    before.peer());
            detach(before, new EventSocket.Loss("replaced by a newer socket", 0, before.lastHeard()));
            before.close();
        }
        socket = opened;
        requests.opened(opened);
        held.addAll(history);
        advance(current -> machine.opened(current, System.nanoTime()));
    }

    @Override
    public void on(ConnectionStep.DeliverHeld step) {
        List<AriEvent> history = List.copyOf(held);
        held.clear();
        deliver(history);
    }

    private void deliver(List<AriEvent> history) {
        if (history.stream().anyMatch(event -> !(event instanceof ApplicationRegistered))) {
            Backlog backlog = new Backlog(history);
            LOG.info("{} delivers {} events that it kept", key, history.size());
            status.each(listener -> listener.onBacklog(backlog));
        }
        history.forEach(this::publish);
        onPause();
    }

    @Override
    public void on(ConnectionStep.Restore step) {
        intake.restore().whenComplete((done, error) -> loop.execute(() -> restored(step.number())));
    }

    /** Ignored if the socket is closed already: its loss is reported later. */
    private void restored(int number) {
        AcceptedSocket open = socket;
        if (open != null && open.isOpen()) {
            advance(current -> machine.restored(current, number));
        }
    }

    @Override
    public void on(ConnectionStep.StartListening step) {
        listening.complete(null);
    }

    @Override
    public void on(ConnectionStep.ReportGap step) {
        intake.countReturn();
        ConnectionGap gap = new ConnectionGap(step.from(), Instant.now());
        LOG.info(
                "{} reconnected after {} ms",
                key,
                Duration.between(gap.from(), gap.to()).toMillis());
        status.each(listener -> listener.onGap(gap));
    }

    /** Handles an event; {@code utf8} is the text that it was read from. */
    void take(AriEvent event, byte[] utf8, int length) {
        if (status.isAsked()) {
            intake.reading(utf8, length);
            publish(event);
            intake.readNothing();
        } else {
            held.add(event);
        }
    }

    /** Delivers the events taken so far. */
    void onPause() {
        intake.deliver();
    }

    private void publish(AriEvent event) {
        intake.enqueue(event);
        if (event instanceof ApplicationReplaced) {
            advance(machine::replaced);
        }
    }

    void countMalformed() {
        intake.countMalformed();
    }

    boolean isOver() {
        return status.isOver();
    }

    /** Handles the loss of this socket. */
    void detach(AcceptedSocket gone, EventSocket.Loss loss) {
        if (socket != gone) {
            return;
        }
        socket = null;
        requests.closed(gone);
        intake.lost();
        advance(current -> machine.lost(current, loss, gone.saidGoodbye(), System.nanoTime()));
    }

    @Override
    public void on(ConnectionStep.ReportLoss step) {
        LOG.warn("lost {}: {}; waiting for Asterisk to reconnect", key, step.why());
    }

    @Override
    public void on(ConnectionStep.StartTimer step) {
        loop.schedule(step.after(), () -> advance(current -> machine.timerFired(current, step.number())));
    }

    /** The last events are delivered before the bus is closed. */
    @Override
    public void on(ConnectionStep.Drain step) {
        loop.schedule(perCallReturn, intake.bus()::close);
    }

    @Override
    public void on(ConnectionStep.Enter step) {
        status.each(listener -> listener.onState(step.state()));
        if (step.state().isFinal()) {
            whenOver.run();
        }
    }

    @Override
    public void on(ConnectionStep.FailListening step) {
        if (step.failure() == ConnectionStep.Failure.REPLACED) {
            LOG.error("another client took {} over; this one no longer gets events", key);
        }
        fail("the connection has ended: " + step.failure());
    }

    private void fail(String why) {
        listening.completeExceptionally(new AriConnectionException(key + ": " + why, null));
    }

    @Override
    public Subscription onRequest(RequestListener listener) {
        requests.queue().addListener(listener);
        return () -> requests.queue().removeListener(listener);
    }

    @Override
    public AriStatistics statistics() {
        return intake.statistics(requests.counters(), loop.stalls());
    }

    @Override
    public void on(ConnectionStep.CloseSocket step) {
        try {
            loop.execute(this::hangUp);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the server is closed already", key);
        }
    }

    @Override
    public void close() {
        advance(machine::close);
        intake.bus().close();
    }

    private void hangUp() {
        AcceptedSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
