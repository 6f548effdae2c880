package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.json.RestFrames;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriConnectionLostException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Requests over one open socket, without a bound; answers are matched by request id. Asterisk answers in the order of
 * the requests. Used on the socket's event loop only.
 */
public final class SocketExchange implements RequestChannel, RequestConnection {
    /** Asterisk closes a socket on which a frame of 65,536 bytes or more comes in. */
    private static final int LARGEST_FRAME = 65_000;

    private static final int MOST_BYTES_PER_CHAR = 3;

    private final Consumer<String> writer;
    private final Duration requestTimeout;
    private final Deadlines deadlines;
    private final Map<Long, PendingRequest> waiting = new LinkedHashMap<>();
    private Runnable whenSilent = () -> {};
    private long lastId;
    private boolean closed;

    public SocketExchange(ScheduledExecutorService loop, Consumer<String> writer, Duration requestTimeout) {
        this.writer = writer;
        this.requestTimeout = requestTimeout;
        this.deadlines = new Deadlines(loop, requestTimeout, pending -> pending.fail(expire(pending)));
    }

    /** Sets the task for an answer that is not received in time. */
    void whenSilent(Runnable task) {
        whenSilent = task;
    }

    @Override
    public void send(AriRequest request, ResponseHandler handler) {
        PendingRequest pending = new PendingRequest(request, handler);
        if (!submit(pending) && !pending.isDone()) {
            refuse(
                    pending,
                    closed
                            ? "the socket is closed"
                            : "more than the " + LARGEST_FRAME + " bytes that Asterisk takes on a socket");
        }
    }

    /**
     * Sends a request; false if it was not sent and may use another transport. A request that has waited too long fails
     * here, since timers are late after a pause of the process.
     */
    boolean submit(PendingRequest pending) {
        if (closed) {
            return false;
        }
        if (pending.isOlderThan(requestTimeout)) {
            refuse(pending, "not sent: it was queued for longer than " + requestTimeout);
            return false;
        }
        long id = lastId + 1;
        AriRequest request = pending.request;
        String frame =
                RestFrames.request(id, request.method(), request.path().substring(1), request.query(), request.body());
        if (isTooLarge(frame)) {
            return false;
        }
        lastId = id;
        waiting.put(id, pending);
        pending.sentBy(this);
        pending.id = id;
        deadlines.begin(pending);
        writer.accept(frame);
        return true;
    }

    private static boolean isTooLarge(String frame) {
        return frame.length() * MOST_BYTES_PER_CHAR > LARGEST_FRAME
                && frame.getBytes(StandardCharsets.UTF_8).length > LARGEST_FRAME;
    }

    /** Handles an answer; that of an abandoned request is ignored. */
    void answered(RestFrames.Answer answer) {
        PendingRequest pending = waiting.remove(answer.requestId());
        if (pending != null) {
            pending.complete(new AriResponse(answer.status(), answer.body()));
        }
    }

    @Override
    public AriException expire(PendingRequest pending) {
        waiting.remove(pending.id);
        whenSilent.run();
        return new AriTimeoutException(
                pending.request.summary() + ": no answer on the event socket within " + requestTimeout);
    }

    /** Fails all open requests after the loss of the socket. */
    void lost() {
        closed = true;
        deadlines.clear();
        List<PendingRequest> left = List.copyOf(waiting.values());
        waiting.clear();
        left.forEach(pending -> pending.fail(new AriConnectionLostException(
                pending.request.summary() + ": the event socket was closed before the answer came", null)));
    }

    private static void refuse(PendingRequest pending, String why) {
        pending.fail(new AriConnectionException(pending.request.summary() + ": " + why, null));
    }

    /** Whether the socket is closed. */
    boolean isClosed() {
        return closed;
    }

    /** Whether no request is in flight. */
    boolean isIdle() {
        return waiting.isEmpty();
    }

    /** The age of the oldest request without an answer; 0 if there is none. */
    long oldestMillis() {
        Iterator<PendingRequest> first = waiting.values().iterator();
        return first.hasNext() ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - first.next().sentAt) : 0;
    }
}
