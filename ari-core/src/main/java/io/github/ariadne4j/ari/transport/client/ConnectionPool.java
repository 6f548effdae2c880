package io.github.ariadne4j.ari.transport.client;

import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.transport.Deadlines;
import io.github.ariadne4j.ari.transport.PendingRequest;
import io.github.ariadne4j.ari.transport.RequestTransport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A pool of HTTP connections. Some of them are reserved for requests that end calls, so that load does not delay these.
 * Used on the event loop only.
 */
final class ConnectionPool {
    private final int most;
    private final int mostNormal;
    private final Runnable connector;
    private final Deadlines deadlines;
    private final Duration requestTimeout;
    private final List<RequestTransport.Waiting> queues = new ArrayList<>();
    private final Deque<HttpConnection> idle = new ArrayDeque<>();

    /** Requests to repeat, since their connection was closed before it carried them. */
    private final Deque<PendingRequest> again = new ArrayDeque<>();

    private int open;
    private int connecting;
    private int busyNormal;
    private boolean shut;

    ConnectionPool(int most, Runnable connector, Deadlines deadlines, Duration requestTimeout) {
        this.most = most;
        this.mostNormal = Math.max(1, most - Math.max(1, most / 8));
        this.connector = connector;
        this.deadlines = deadlines;
        this.requestTimeout = requestTimeout;
    }

    void serves(RequestTransport.Waiting queue) {
        queues.add(queue);
    }

    /** Sends a request; false if no connection is free. A new one is then opened, unless the maximum is reached. */
    boolean offer(PendingRequest pending) {
        if (!pending.isUrgent() && busyNormal >= mostNormal && most > 1) {
            return false;
        }
        HttpConnection free = freeConnection();
        if (free == null) {
            connectIfUseful();
            return false;
        }
        dispatch(free, pending);
        return true;
    }

    private @Nullable HttpConnection freeConnection() {
        HttpConnection free = idle.pollLast();
        while (free != null && !free.isReusable()) {
            free = idle.pollLast();
        }
        return free;
    }

    /** The current request counts as well; it is not in its queue yet. */
    private void connectIfUseful() {
        int wanted = 1
                + again.size()
                + queues.stream().mapToInt(RequestTransport.Waiting::waiting).sum();
        if (!shut && connecting < wanted && open + connecting < most) {
            connecting++;
            connector.run();
        }
    }

    private void dispatch(HttpConnection connection, PendingRequest pending) {
        if (!pending.isUrgent()) {
            busyNormal++;
        }
        deadlines.begin(pending);
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
        freed();
    }

    private void freed() {
        while (!again.isEmpty()) {
            HttpConnection free = freeConnection();
            if (free == null) {
                connectIfUseful();
                return;
            }
            dispatch(free, again.remove());
        }
        queues.forEach(RequestTransport.Waiting::connectionFree);
    }

    /** Stops opening connections, since the client is closed. */
    void shutDown() {
        shut = true;
        deadlines.clear();
        List.copyOf(again).forEach(pending -> pending.fail(lost(pending, "the client is closed", false, null)));
        again.clear();
    }

    /** Requests wait for another connection if there is one; otherwise they fail. */
    void notConnected(Throwable why) {
        connecting--;
        if (open == 0) {
            List.copyOf(again).forEach(pending -> pending.fail(lost(pending, FailureReason.of(why), false, why)));
            again.clear();
            queues.forEach(queue -> queue.unreachable(why));
        }
    }

    void answered(HttpConnection connection, PendingRequest pending, AriResponse response) {
        free(pending);
        if (connection.isReusable()) {
            idle.addLast(connection);
        }
        pending.complete(response);
        freed();
    }

    /** A reused connection that is closed before any answer was probably idle for too long: a GET is repeated. */
    void closed(HttpConnection connection, @Nullable PendingRequest under, @Nullable Throwable failure) {
        open--;
        idle.remove(connection);
        if (under != null) {
            free(under);
            if (!shut && connection.wasUsed() && !under.retried && "GET".equals(under.request.method())) {
                under.retried = true;
                under.connection = null;
                again.add(under);
            } else {
                under.fail(lost(under, reason(failure), !(failure instanceof SSLException), failure));
            }
        }
        freed();
    }

    private static String reason(@Nullable Throwable failure) {
        return "the connection was closed before the answer came"
                + (failure == null ? "" : ": " + FailureReason.of(failure));
    }

    /** Closes a connection on which no answer was received in time: a late answer would be taken for the next one. */
    AriException expire(HttpConnection connection, PendingRequest pending) {
        free(pending);
        connection.abandon();
        return new AriTimeoutException(
                pending.request.summary() + ": no answer from " + connection.address() + " within " + requestTimeout);
    }

    private void free(PendingRequest pending) {
        if (!pending.isUrgent()) {
            busyNormal--;
        }
    }

    private static AriException lost(PendingRequest pending, String why, boolean sent, @Nullable Throwable cause) {
        return AriException.disconnected(pending.request.summary() + ": " + why, sent, cause);
    }
}
