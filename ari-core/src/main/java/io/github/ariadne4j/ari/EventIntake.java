package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.exchange.ExchangeCounters;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's events come in: counted, handed to the bus, and kept by Asterisk's own filter to the types that have
 * listeners.
 */
final class EventIntake {
    /** The client itself needs these, also without a listener: take-overs, ends of a backlog, answers to requests. */
    private static final Set<String> ALWAYS = Set.of("ApplicationRegistered", "ApplicationReplaced", "RESTResponse");

    private static final byte[] NOTHING = {};

    private final StandingSubscriptions applications;
    private final EventFilterSync filter;
    private final OrderedEventBus bus = new OrderedEventBus(this::typesChanged);
    private final LongAdder events = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder returns = new LongAdder();
    private byte @Nullable [] readFrom;
    private int readLength;

    EventIntake(String application, StandingSubscriptions applications, FilterGate gate) {
        this.applications = applications;
        this.filter = new EventFilterSync(
                application,
                this::wanted,
                types -> applications.allowOnly(application, types),
                gate::await,
                Retry.LATER);
    }

    OrderedEventBus bus() {
        return bus;
    }

    /** An event is read from these bytes, which stay as they are until {@link #readNothing()}. */
    void reading(byte[] utf8, int length) {
        readFrom = utf8;
        readLength = length;
    }

    void readNothing() {
        readFrom = null;
    }

    /** A copy of the event that is being read, JSON in UTF-8; empty if none is. */
    byte[] json() {
        byte[] utf8 = readFrom;
        return utf8 == null ? NOTHING : Arrays.copyOf(utf8, readLength);
    }

    /** An event that came in; {@link #deliver()} follows when there is nothing more to read. */
    void enqueue(AriEvent event) {
        events.increment();
        if (event instanceof UnknownEvent) {
            unknown.increment();
        }
        bus.enqueue(event);
    }

    void deliver() {
        bus.deliver();
    }

    /** A frame was no event. */
    void countMalformed() {
        malformed.increment();
    }

    /** The connection came back. */
    void countReturn() {
        returns.increment();
    }

    /** With no type at all in use Asterisk sends everything. */
    private Set<String> wanted() {
        Set<String> types = new TreeSet<>(bus.typesInUse());
        if (!types.isEmpty()) {
            types.addAll(ALWAYS);
        }
        return types;
    }

    /**
     * After a socket opened: the filter, and every subscription that Asterisk has forgotten. Completes in any case, when
     * Asterisk has answered; what it did not take is asked for again later.
     */
    CompletionStage<Void> restore() {
        return filter.opened().thenCompose(filtered -> applications.restore());
    }

    /** The socket is gone, and with it what was to be restored on it. */
    void lost() {
        filter.closed();
        applications.lost();
    }

    private void typesChanged() {
        filter.changed();
    }

    AriStatistics statistics(ExchangeCounters requests, long loopStalls) {
        return new AriStatistics(
                requests.sent(),
                requests.failed(),
                requests.inFlight(),
                events.sum(),
                bus.waiting(),
                unknown.sum(),
                malformed.sum(),
                returns.sum(),
                requests.bySocket(),
                loopStalls);
    }
}
