package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.transport.ExchangeCounters;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a client's events come in: counted, handed to the bus, and kept to the types that somebody listens to by Asterisk's
 * own filter.
 */
final class EventIntake {
    /** Take-overs, ends of a backlog, and answers to requests have to come in whoever listens to what. */
    private static final Set<String> ALWAYS = Set.of("ApplicationRegistered", "ApplicationReplaced", "RESTResponse");

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final String application;
    private final StandingSubscriptions applications;
    private final Standing standing;
    private final OrderedEventBus bus = new OrderedEventBus(this::typesChanged);
    private final LongAdder events = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder returns = new LongAdder();

    EventIntake(String application, StandingSubscriptions applications, Standing standing) {
        this.application = application;
        this.applications = applications;
        this.standing = standing;
    }

    OrderedEventBus bus() {
        return bus;
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

    /** What the filter has to let through; with no type at all in use that is everything. */
    private Set<String> wanted() {
        Set<String> types = new TreeSet<>(bus.typesInUse());
        if (!types.isEmpty()) {
            types.addAll(ALWAYS);
        }
        return types;
    }

    /** After a socket opened: the filter, and every subscription that Asterisk has forgotten; {@link #resume} follows. */
    CompletionStage<?> restore() {
        return applications.restore(this::wanted);
    }

    /** Events flow: what somebody subscribed to since {@link #restore} began is let through as well. */
    void resume() {
        typesChanged();
    }

    private void typesChanged() {
        if (standing.state() == ConnectionState.LISTENING) {
            applications.allow(this::wanted).whenComplete((done, error) -> {
                if (error != null && standing.state() == ConnectionState.LISTENING) {
                    LOG.warn("could not widen the event filter of {}: {}", application, error.getMessage());
                }
            });
        }
    }

    AriStatistics statistics(ExchangeCounters requests) {
        return new AriStatistics(
                requests.sent(),
                requests.failed(),
                requests.inFlight(),
                events.sum(),
                bus.waiting(),
                unknown.sum(),
                malformed.sum(),
                returns.sum(),
                requests.bySocket());
    }
}
