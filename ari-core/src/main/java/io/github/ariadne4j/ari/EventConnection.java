package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.ApplicationReplaced;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.json.EventReader;
import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.resource.AriException;
import io.github.ariadne4j.ari.resource.AriRejectedException;
import io.github.ariadne4j.ari.transport.Backoff;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.Wire;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the event socket: opens it, filters it, and brings it back for as long as the client lives.
 */
final class EventConnection implements EventSocket.Listener, Connection {
    private static final Logger LOG = LoggerFactory.getLogger(EventConnection.class);

    private final Wire wire;
    private final AriSettings settings;
    private final Standing standing = new Standing();
    private final EventIntake intake;
    private final Backoff backoff;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private volatile @Nullable EventSocket socket;
    private volatile @Nullable Instant lostAt;
    private boolean asked;

    /** Tries since a socket lasted for a heartbeat: one that is closed as soon as it is open is no success. */
    private int tries;

    private long openedAt;

    EventConnection(Wire wire, AriSettings settings, StandingSubscriptions applications, FilterGate gate) {
        this.wire = wire;
        this.settings = settings;
        this.intake = new EventIntake(settings.application(), applications, gate);
        ReconnectSettings reconnect = settings.reconnect();
        this.backoff = new Backoff(
                reconnect.first(),
                reconnect.longest(),
                () -> ThreadLocalRandom.current().nextDouble());
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
        synchronized (this) {
            if (asked) {
                return listening.minimalCompletionStage();
            }
            asked = true;
        }
        open();
        return listening.minimalCompletionStage();
    }

    private void open() {
        ReconnectSettings reconnect = settings.reconnect();
        EventSocket opening =
                wire.eventSocket(settings.application(), reconnect.heartbeat(), reconnect.deadline(), this);
        socket = opening;
        opening.open();
    }

    /** Events may come in from now on; the filter follows, and whoever waits is told after it. */
    @Override
    public void onOpen() {
        openedAt = System.nanoTime();
        EventSocket opened = socket;
        if (opened != null) {
            intake.restore().whenComplete((done, error) -> wire.loop().execute(() -> resume(opened)));
        }
    }

    /** The answers of Asterisk may come when the socket is gone again; the next one then has to open first. */
    private void resume(EventSocket opened) {
        if (socket == opened && standing.enter(ConnectionState.LISTENING)) {
            wire.offer(opened);
            listening.complete(null);
            tellGap();
        }
    }

    private void tellGap() {
        Instant from = lostAt;
        lostAt = null;
        if (from != null) {
            intake.countReturn();
            ConnectionGap gap = new ConnectionGap(from, Instant.now());
            LOG.info("events flow again; none came between {} and {}", gap.from(), gap.to());
            standing.each(listener -> listener.onGap(gap));
        }
    }

    @Override
    public void onText(byte[] utf8, int length) {
        try {
            intake.reading(utf8, length);
            take(EventReader.read(utf8, length));
        } catch (MalformedJsonException e) {
            intake.countMalformed();
            LOG.warn("a frame of {} bytes is no event and is skipped: {}", length, e.getMessage());
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
            replaced();
        }
    }

    private void replaced() {
        if (settings.reconnect().takeBack()) {
            LOG.warn("another client took application {} over; taking it back", settings.application());
            closeSocket();
        } else if (standing.enter(ConnectionState.REPLACED)) {
            fail(new AriConnectionException(
                    "another client took application " + settings.application() + " over; this one gets no more events",
                    null));
            closeSocket();
        }
    }

    @Override
    public void onClosed(EventSocket.Loss loss) {
        EventSocket gone = socket;
        socket = null;
        intake.lost();
        if (gone != null) {
            wire.withdraw(gone);
        }
        if (standing.isFinal()) {
            return;
        }
        if (loss.isRefusal()) {
            standing.enter(ConnectionState.REFUSED);
            fail(new AriRejectedException(
                    "event socket to " + settings.uri() + ": Asterisk refuses user "
                            + settings.credentials().username() + " (" + loss.status()
                            + "); check the ARI user and password",
                    loss.status()));
        } else if (listening.isDone()) {
            comeBack(loss);
        } else {
            fail(AriException.disconnected("event socket to " + settings.uri() + ": " + loss.why(), false, null));
        }
    }

    private void fail(RuntimeException why) {
        LOG.error("{}", why.getMessage());
        listening.completeExceptionally(why);
    }

    private void comeBack(EventSocket.Loss loss) {
        if (lostAt == null) {
            lostAt = loss.lastHeard();
            LOG.warn("lost the event socket to {}: {}; trying to come back", settings.uri(), loss.why());
        }
        if (openedAt != 0
                && System.nanoTime() - openedAt
                        > settings.reconnect().heartbeat().toNanos()) {
            tries = 0;
        }
        openedAt = 0;
        if (standing.enter(ConnectionState.RECONNECTING)) {
            wire.loop().schedule(backoff.after(tries++), this::open);
        }
    }

    @Override
    public AriStatistics statistics() {
        return intake.statistics(wire.counters());
    }

    private void closeSocket() {
        EventSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        standing.enter(ConnectionState.CLOSED);
        listening.completeExceptionally(new AriConnectionException("the client is closed", null));
        closeSocket();
        intake.bus().close();
        wire.close();
    }
}
