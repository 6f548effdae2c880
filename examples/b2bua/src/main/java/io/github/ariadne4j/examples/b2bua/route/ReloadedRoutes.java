package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fixed routes, followed by those of a source that is read repeatedly on a thread of its own. A row that cannot be parsed is logged and
 * left out; the others are used. While the source cannot be read, the last routes remain. Until the first successful read, a call
 * without a matching fixed route is refused with cause 34 (SIP 503), as it may have a route. Routing never blocks.
 */
public final class ReloadedRoutes implements Router, AutoCloseable {
    private static final Duration UNTIL_READ_ONCE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ReloadedRoutes.class);

    private final RouteTable fixed;
    private final RoutesSource source;
    private final Duration ringFor;
    private final ScheduledExecutorService reading;
    private volatile RouteTable routes;
    private volatile boolean known;

    /** The last rows; used by the reading thread. */
    private @Nullable List<RoutesSource.Row> rows;

    private boolean away;

    ReloadedRoutes(RouteTable fixed, RoutesSource source, Duration ringFor) {
        this.reading = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "routes-table"));
        this.fixed = fixed;
        this.source = source;
        this.ringFor = ringFor;
        this.routes = fixed;
    }

    /** These fixed routes, without a source. */
    public static ReloadedRoutes only(RouteTable fixed) {
        ReloadedRoutes routes = new ReloadedRoutes(fixed, List::of, Duration.ZERO);
        routes.known = true;
        return routes;
    }

    /**
     * Reads the source now, which blocks, and from then on with this pause; each second until the first success.
     *
     * @param fixed the routes that come first
     * @param ringFor how long each target may ring
     */
    public static ReloadedRoutes begin(RouteTable fixed, RoutesSource source, Duration ringFor, Duration pause) {
        ReloadedRoutes routes = new ReloadedRoutes(fixed, source, ringFor);
        routes.readAgain(pause);
        return routes;
    }

    private void readAgain(Duration pause) {
        read();
        Duration next = known ? pause : UNTIL_READ_ONCE;
        try {
            reading.schedule(() -> readAgain(pause), next.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closedMeanwhile) {
            LOG.debug("the reading of routes has ended");
        }
    }

    /** A failure of the source is logged. */
    void read() {
        try {
            take(source.read());
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn(
                        "the table of routes cannot be read, and {}: {}",
                        known ? "the last routes remain" : "calls for them are refused until then",
                        inOneLine(String.valueOf(e.getMessage())));
            }
            away = true;
        }
    }

    private void take(List<RoutesSource.Row> found) {
        if (away) {
            LOG.info("the table of routes is read again");
            away = false;
        }
        if (found.equals(rows)) {
            return;
        }
        List<NumberRoute> good = new ArrayList<>();
        for (RoutesSource.Row row : found) {
            addIfGood(row, good);
        }
        rows = found;
        routes = fixed.followedBy(RouteTable.of(good));
        known = true;
        LOG.info("routes of the table: {} are used, {} are left out", good.size(), found.size() - good.size());
    }

    private void addIfGood(RoutesSource.Row row, List<NumberRoute> good) {
        try {
            good.add(NumberRoute.of(row.pattern(), row.targets(), ringFor));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "row {} of the table of routes is left out until it is changed: {}",
                    row.id(),
                    inOneLine(String.valueOf(e.getMessage())));
        }
    }

    /** A row and a message of a database may contain control characters. */
    private static String inOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    @Override
    public Route route(IncomingCall call) {
        Route route = routes.route(call);
        return !known && route instanceof Route.Refused ? Route.refuse(HangupCause.CONGESTION) : route;
    }

    /** The routes are in memory. */
    @Override
    public boolean mayBlock() {
        return false;
    }

    /** The current number of routes. */
    public int size() {
        return routes.size();
    }

    /** Stops reading; the routes remain. */
    @Override
    public void close() {
        reading.shutdownNow();
    }
}
