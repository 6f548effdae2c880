package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.connection.Backoff;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionKind;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.connection.ConnectionStatus;
import io.github.ariadne4j.ari.connection.ConnectionStep;
import io.github.ariadne4j.ari.connection.ConnectionTransition;
import io.github.ariadne4j.ari.connection.ReconnectMachine;
import io.github.ariadne4j.ari.connection.ReconnectState;
import io.github.ariadne4j.ari.event.ApplicationReplaced;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.json.EventReader;
import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.RequestListener;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.client.AsteriskTransport;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event connection of a client that opens its sockets itself; carries out the steps of {@link ReconnectMachine}.
 */
final class EventConnection implements EventSocket.Listener, Connection, ConnectionStep.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(EventConnection.class);

    private final AsteriskTransport transport;
    private final AriSettings settings;
    private final ReconnectMachine machine;
    private final ConnectionStatus status = new ConnectionStatus();
    private final EventIntake intake;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private volatile @Nullable EventSocket socket;

    EventConnection(
            AsteriskTransport transport,
            AriSettings settings,
            ResubscribingApplications applications,
            EventFilterBarrier barrier) {
        this.transport = transport;
        this.settings = settings;
        this.intake = new EventIntake(settings.application(), applications, barrier);
        ReconnectSettings reconnect = settings.reconnect();
        Backoff backoff = new Backoff(
                reconnect.first(),
                reconnect.longest(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.machine =
                new ReconnectMachine(new ConnectionKind.Dialled(backoff, reconnect.heartbeat(), reconnect.takeBack()));
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
        advance(machine::listen);
        return listening.minimalCompletionStage();
    }

    private void advance(Function<ReconnectState, ConnectionTransition> input) {
        status.advance(input, this);
    }

    @Override
    public void onOpen() {
        advance(current -> machine.opened(current, System.nanoTime()));
    }

    @Override
    public void onText(byte[] utf8, int length) {
        try {
            intake.reading(utf8, length);
            take(EventReader.read(utf8, length));
        } catch (MalformedJsonException e) {
            intake.countMalformed();
            LOG.warn("a frame of {} bytes is not an event and is skipped: {}", length, e.getMessage());
        } finally {
            intake.readNothing();
        }
    }

    @Override
    public void onPause() {
        intake.deliver();
    }

    private void take(AriEvent event) {
        intake.enqueue(event);
        if (event instanceof ApplicationReplaced) {
            advance(machine::replaced);
        }
    }

    @Override
    public void onClosed(EventSocket.Loss loss) {
        EventSocket gone = socket;
        socket = null;
        intake.lost();
        if (gone != null) {
            transport.withdraw(gone);
        }
        advance(current -> machine.lost(current, loss, false, System.nanoTime()));
    }

    @Override
    public void on(ConnectionStep.Enter step) {
        status.each(listener -> listener.onState(step.state()));
    }

    @Override
    public void on(ConnectionStep.OpenSocket step) {
        ReconnectSettings reconnect = settings.reconnect();
        EventSocket opening =
                transport.eventSocket(settings.application(), reconnect.heartbeat(), reconnect.deadline(), this);
        socket = opening;
        opening.open();
    }

    @Override
    public void on(ConnectionStep.Restore step) {
        intake.restore()
                .whenComplete((done, error) ->
                        transport.loop().execute(() -> advance(current -> machine.restored(current, step.number()))));
    }

    @Override
    public void on(ConnectionStep.OfferSocket step) {
        EventSocket open = socket;
        if (open != null) {
            transport.offer(open);
        }
    }

    @Override
    public void on(ConnectionStep.StartListening step) {
        listening.complete(null);
    }

    @Override
    public void on(ConnectionStep.FailListening step) {
        RuntimeException why = exception(step);
        if (step.failure() != ConnectionStep.Failure.CLOSED) {
            LOG.error("{}", why.getMessage());
        }
        listening.completeExceptionally(why);
    }

    private RuntimeException exception(ConnectionStep.FailListening step) {
        return switch (step.failure()) {
            case UNREACHABLE ->
                AriException.disconnected("event socket to " + settings.uri() + ": " + step.detail(), false, null);
            case REFUSED ->
                new AriRejectedException(
                        "event socket to " + settings.uri() + ": Asterisk rejects user "
                                + settings.credentials().username() + " (" + step.status()
                                + "); check the ARI user and password",
                        step.status());
            case REPLACED ->
                new AriConnectionException(
                        "another client took application " + settings.application()
                                + " over; this one no longer gets events",
                        null);
            case CLOSED -> new AriConnectionException("the client is closed", null);
        };
    }

    @Override
    public void on(ConnectionStep.ReportLoss step) {
        LOG.warn("lost the event socket to {}: {}; reconnecting", settings.uri(), step.why());
    }

    @Override
    public void on(ConnectionStep.ReportGap step) {
        intake.countReturn();
        ConnectionGap gap = new ConnectionGap(step.from(), Instant.now());
        LOG.info("reconnected; events between {} and {} are missing", gap.from(), gap.to());
        status.each(listener -> listener.onGap(gap));
    }

    @Override
    public void on(ConnectionStep.StartTimer step) {
        transport.loop().schedule(step.after(), () -> advance(current -> machine.timerFired(current, step.number())));
    }

    @Override
    public void on(ConnectionStep.TakeBack step) {
        LOG.warn("another client took application {} over; taking it back", settings.application());
        closeSocket();
    }

    @Override
    public void on(ConnectionStep.CloseSocket step) {
        closeSocket();
    }

    private void closeSocket() {
        EventSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public Subscription onRequest(RequestListener listener) {
        transport.queue().addListener(listener);
        return () -> transport.queue().removeListener(listener);
    }

    @Override
    public AriStatistics statistics() {
        return intake.statistics(transport.counters(), transport.loop().stalls());
    }

    @Override
    public void close() {
        advance(machine::close);
        intake.bus().close();
        transport.close();
    }
}
