package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Which request goes on which connection, and when. Requests that end calls go first, and a few connections are kept for
 * them alone, so that load cannot keep a call alive. Used on the exchange's event loop only.
 */
final class ConnectionPool {
    private static final String CLOSED = "the client is closed";

    private final int most;
    private final int mostNormal;
    private final Duration longestWait;
    private final Runnable connector;
    private final BiConsumer<Pending, AriResponse> whenAnswered;
    private final BiConsumer<Pending, AriException> whenLost;
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final Deque<Pending> normal = new ArrayDeque<>();
    private final Deque<Pending> urgent = new ArrayDeque<>();
    private int open;
    private int connecting;
    private int busyNormal;
    private boolean shut;

    ConnectionPool(
            int most,
            Duration longestWait,
            Runnable connector,
            BiConsumer<Pending, AriResponse> whenAnswered,
            BiConsumer<Pending, AriException> whenLost) {
        this.most = most;
        this.mostNormal = Math.max(1, most - Math.max(1, most / 8));
        this.longestWait = longestWait;
        this.connector = connector;
        this.whenAnswered = whenAnswered;
        this.whenLost = whenLost;
    }

    void submit(Pending pending) {
        if (shut) {
            whenLost.accept(pending, lost(pending, CLOSED, false, null));
            return;
        }
        (pending.isUrgent() ? urgent : normal).add(pending);
        drain();
    }

    private void drain() {
        while (!shut && hasWork()) {
            HttpConnection free = freeConnection();
            if (free == null) {
                connectIfUseful();
                return;
            }
            Pending pending = next();
            if (pending.isOlderThan(longestWait)) {
                idle.addLast(free);
                refuse(pending);
            } else {
                dispatch(free, pending);
            }
        }
    }

    /** After a pause of the process its timers are late: what nobody waits for any more must not be done to a call. */
    private void refuse(Pending pending) {
        whenLost.accept(pending, lost(pending, "not sent, as it had waited longer than " + longestWait, false, null));
    }

    private boolean hasWork() {
        return !urgent.isEmpty() || (!normal.isEmpty() && (busyNormal < mostNormal || most == 1));
    }

    private Pending next() {
        return urgent.isEmpty() ? normal.remove() : urgent.remove();
    }

    private @Nullable HttpConnection freeConnection() {
        HttpConnection free = idle.pollLast();
        while (free != null && !free.isReusable()) {
            free = idle.pollLast();
        }
        return free;
    }

    private void connectIfUseful() {
        int wanted = urgent.size() + Math.min(normal.size(), mostNormal - busyNormal);
        int more = Math.min(wanted, most - open) - connecting;
        for (int begun = 0; begun < more; begun++) {
            connecting++;
            connector.run();
        }
    }

    private void dispatch(HttpConnection connection, Pending pending) {
        if (!pending.isUrgent()) {
            busyNormal++;
        }
        connection.send(pending);
    }

    void connected(HttpConnection connection) {
        connecting--;
        open++;
        if (!connection.isReusable()) {
            closed(connection, null, null);
            return;
        }
        idle.addLast(connection);
        drain();
    }

    /** The client is closed: what waits fails now, what was sent fails as its connection closes. */
    void shutDown() {
        shut = true;
        IllegalStateException why = new IllegalStateException(CLOSED);
        failAll(urgent, why);
        failAll(normal, why);
    }

    /** What waits for this connection alone fails; what can go on another one waits for it. */
    void notConnected(Throwable why) {
        connecting--;
        if (open > 0) {
            return;
        }
        failAll(urgent, why);
        failAll(normal, why);
    }

    private void failAll(Deque<Pending> waiting, Throwable why) {
        while (!waiting.isEmpty()) {
            Pending pending = waiting.remove();
            whenLost.accept(pending, lost(pending, String.valueOf(why.getMessage()), false, why));
        }
    }

    void answered(HttpConnection connection, Pending pending, AriResponse response) {
        free(pending);
        if (connection.isReusable()) {
            idle.addLast(connection);
        }
        whenAnswered.accept(pending, response);
        drain();
    }

    /** A kept connection that closes before any answer was most likely idle for too long: asking again is harmless for GET. */
    void closed(HttpConnection connection, @Nullable Pending under, @Nullable Throwable failure) {
        open--;
        idle.remove(connection);
        if (under != null) {
            free(under);
            if (!shut && connection.wasUsed() && !under.retried && "GET".equals(under.request.method())) {
                under.retried = true;
                under.connection = null;
                normal.addFirst(under);
            } else {
                whenLost.accept(under, lost(under, reason(failure), !(failure instanceof SSLException), failure));
            }
        }
        drain();
    }

    private static String reason(@Nullable Throwable failure) {
        return "the connection was closed before the answer came"
                + (failure == null ? "" : ": " + failure.getMessage());
    }

    /** The deadline passed; says whether the request had been sent. */
    boolean expire(Pending pending) {
        HttpConnection connection = pending.connection;
        if (connection == null) {
            urgent.remove(pending);
            normal.remove(pending);
            return false;
        }
        free(pending);
        connection.abandon();
        return true;
    }

    private void free(Pending pending) {
        if (!pending.isUrgent()) {
            busyNormal--;
        }
    }

    private static AriException lost(Pending pending, String why, boolean sent, @Nullable Throwable cause) {
        return AriException.disconnected(pending.request.summary() + ": " + why, sent, cause);
    }
}
