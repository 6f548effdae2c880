package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.exchange.ExchangeCounters;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The incoming events of a client: counts them, hands them to the bus, and keeps Asterisk's event filter at the types
 * that have listeners.
 */
final class EventIntake {
    /** Types that the client itself needs: take-overs, the end of a backlog, answers to requests. */
    private static final Set<String> ALWAYS = Set.of("ApplicationRegistered", "ApplicationReplaced", "RESTResponse");

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ResubscribingApplications applications;
    private final EventFilterSync filter;
    private final OrderedEventBus bus = new OrderedEventBus(this::typesChanged);
    private final LongAdder events = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder returns = new LongAdder();
    private byte @Nullable [] readFrom;
    private int readLength;

    EventIntake(String application, ResubscribingApplications applications, EventFilterBarrier barrier) {
        this.applications = applications;
        this.filter = new EventFilterSync(
                application,
                this::wanted,
                types -> applications.allowOnly(application, types),
                barrier::await,
                Retry.LATER);
    }

    OrderedEventBus bus() {
        return bus;
    }

    /** Remembers the text of the event that is being handled; it must not change until {@link #readNothing()}. */
    void reading(byte[] utf8, int length) {
        readFrom = utf8;
        readLength = length;
    }

    void readNothing() {
        readFrom = null;
    }

    /** The event that is being handled, JSON in UTF-8, not copied; empty if there is none. */
    ByteBuffer json() {
        byte[] utf8 = readFrom;
        return utf8 == null ? NOTHING : ByteBuffer.wrap(utf8, 0, readLength).asReadOnlyBuffer();
    }

    /** Queues an event; {@link #deliver()} follows when all available events were read. */
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

    /** Counts a frame that is not an event. */
    void countMalformed() {
        malformed.increment();
    }

    /** Counts a reconnection. */
    void countReturn() {
        returns.increment();
    }

    /** Empty if no type has a listener: Asterisk then sends all types. */
    private Set<String> wanted() {
        Set<String> types = new TreeSet<>(bus.typesInUse());
        if (!types.isEmpty()) {
            types.addAll(ALWAYS);
        }
        return types;
    }

    /**
     * Sets the filter and renews all subscriptions after a socket has opened. Completes when Asterisk has answered,
     * also with a failure; failed requests are repeated later.
     */
    CompletionStage<Void> restore() {
        return filter.opened().thenCompose(filtered -> applications.restore());
    }

    /** Cancels repeated requests after the loss of the socket. */
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
