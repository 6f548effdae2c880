package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.json.RestFrames;
import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.resource.AriConnectionLostException;
import io.github.ariadne4j.ari.resource.AriTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Requests over one open socket, as many under way as one likes, answers told apart by request id. Asterisk answers in the
 * order of the requests. State belongs to the socket's event loop.
 */
public final class SocketExchange implements HttpExchange {
    /** Asterisk closes a socket on which a frame of 65,536 bytes or more comes in. */
    private static final int LARGEST_FRAME = 65_000;

    private final ScheduledExecutorService loop;
    private final Consumer<String> writer;
    private final Duration requestTimeout;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private volatile long oldest;
    private long lastId;
    private volatile boolean closed;

    SocketExchange(ScheduledExecutorService loop, Consumer<String> writer, Duration requestTimeout) {
        this.loop = loop;
        this.writer = writer;
        this.requestTimeout = requestTimeout;
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        Pending pending = new Pending(request);
        try {
            loop.execute(() -> submit(pending));
        } catch (RejectedExecutionException e) {
            closed = true;
            refuse(pending, "the client is closed");
        }
        return pending.answer.minimalCompletionStage();
    }

    private void submit(Pending pending) {
        if (closed) {
            refuse(pending, "the socket is closed");
            return;
        }
        if (pending.isOlderThan(requestTimeout)) {
            refuse(pending, "not sent, as it had waited longer than " + requestTimeout);
            return;
        }
        String id = Long.toString(++lastId);
        String frame = frame(id, pending.request);
        if (frame.getBytes(StandardCharsets.UTF_8).length > LARGEST_FRAME) {
            refuse(pending, "more than the " + LARGEST_FRAME + " bytes that Asterisk takes on a socket");
            return;
        }
        waiting.put(id, pending);
        pending.sentAt = System.nanoTime();
        pending.deadline = loop.schedule(() -> expire(id), requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        ageChanged();
        writer.accept(frame);
    }

    private static String frame(String id, AriRequest request) {
        List<Map.Entry<String, String>> query = request.query().stream()
                .map(param -> Map.entry(param.name(), param.value()))
                .toList();
        return RestFrames.request(id, request.method(), request.path().substring(1), query, request.body());
    }

    /** An answer came in; on the loop. One that nobody waits for any more is dropped. */
    void answered(RestFrames.Answer answer) {
        Pending pending = waiting.remove(answer.requestId());
        if (pending != null) {
            ageChanged();
            pending.finish();
            pending.answer.complete(new AriResponse(answer.status(), answer.body()));
        }
    }

    private void expire(String id) {
        Pending pending = waiting.remove(id);
        if (pending != null) {
            ageChanged();
            pending.answer.completeExceptionally(new AriTimeoutException(
                    pending.request.summary() + ": no answer on the event socket within " + requestTimeout));
        }
    }

    /** The socket is gone; on the loop. */
    void lost() {
        closed = true;
        Iterator<Pending> left = List.copyOf(waiting.values()).iterator();
        waiting.clear();
        ageChanged();
        left.forEachRemaining(pending -> {
            pending.finish();
            pending.answer.completeExceptionally(new AriConnectionLostException(
                    pending.request.summary() + ": the event socket was closed before the answer came", null));
        });
    }

    private static void refuse(Pending pending, String why) {
        pending.answer.completeExceptionally(new AriConnectionException(pending.request.summary() + ": " + why, null));
    }

    private void ageChanged() {
        Iterator<Pending> first = waiting.values().iterator();
        oldest = first.hasNext() ? Math.max(1, first.next().sentAt) : 0;
    }

    /** After a pause of the process its timers are late: nobody waits any more for what was begun then. */
    boolean isTooLate(long begunAtNanos) {
        return System.nanoTime() - begunAtNanos > requestTimeout.toNanos();
    }

    /** Whether it is gone for good. May be asked on any thread. */
    boolean isClosed() {
        return closed;
    }

    /** Whether nothing is under way. May be asked on any thread. */
    boolean isIdle() {
        return oldest == 0;
    }

    /** How long the oldest request has been waiting for its answer; 0 if none does. May be asked on any thread. */
    long oldestMillis() {
        long since = oldest;
        return since == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }
}
