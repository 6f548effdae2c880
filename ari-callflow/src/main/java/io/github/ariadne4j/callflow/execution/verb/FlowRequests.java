package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.session.Ports;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open requests of the flow of one call. The flow's thread opens requests, the call's mailbox answers them. */
public final class FlowRequests {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRequests.class);
    private static final long ASKED_EVERY_MILLIS = 500;
    private static final int MANY_AFTER_END = 1_000;

    private final CallId call;
    private final AtomicInteger last;

    /** The request by which a flow that runs again waits for the step that was interrupted. */
    private final RequestId resumed;

    private final Map<Integer, CompletableFuture<Object>> open = new ConcurrentHashMap<>();

    /** Those that the end of the call does not end. */
    private final Map<Integer, CompletableFuture<Object>> lasting = new ConcurrentHashMap<>(0);

    private final AtomicInteger afterEnd = new AtomicInteger();
    private volatile boolean ended;
    private volatile boolean closed;
    private volatile boolean replaced;

    public FlowRequests(CallId call) {
        this(call, new AtomicInteger(), RequestId.RESUMED);
    }

    private FlowRequests(CallId call, AtomicInteger last, RequestId resumed) {
        this.call = call;
        this.last = last;
        this.resumed = resumed;
    }

    /** For another thread that acts for the same call: no number is used twice, and what one waits for ends without the other. */
    public FlowRequests ofAnotherThread() {
        return new FlowRequests(call, last, resumed);
    }

    /** For the screening of a callee. */
    public FlowRequests ofScreening(LegId leg) {
        return new FlowRequests(call, last, RequestId.resumed(leg));
    }

    /** Opens the request by which a flow that runs again waits for the step that was interrupted. */
    public void openResumed() {
        open(resumed.number());
    }

    /** The number of a new request; the first one is 1. */
    public int open() {
        return open(last.incrementAndGet());
    }

    private int open(int request) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        open.put(request, answer);
        if (ended) {
            end(answer);
            warnOfLoop();
        }
        return request;
    }

    /** A flow that catches each {@link CallEndedException} would use verbs without end. */
    private void warnOfLoop() {
        if (afterEnd.incrementAndGet() == MANY_AFTER_END) {
            LOG.warn(
                    "the flow of call {} has used {} verbs since the end of its call, and goes on; let CallEndedException end the flow, also in a loop",
                    call,
                    MANY_AFTER_END);
        }
    }

    private void end(CompletableFuture<Object> answer) {
        answer.completeExceptionally(new CallEndedException(call));
    }

    /**
     * Asks a call for something, and waits for the answer.
     *
     * @param call receives what the flow requests
     * @param until what ends a pause earlier; null: nothing
     */
    public Object ask(Function<RequestId, FlowEvent> event, Consumer<FlowEvent> call, @Nullable BooleanSupplier until) {
        RequestId request = new RequestId(open());
        call.accept(event.apply(request));
        if (until != null) {
            awaitUnless(request, until, call);
        }
        return await(request.number());
    }

    /** Asks for what is answered also after the end of the call, and waits for the answer. */
    public Object askThroughEnd(Function<RequestId, FlowEvent> event, Consumer<FlowEvent> call) {
        int request = openThroughEnd();
        call.accept(event.apply(new RequestId(request)));
        return await(request);
    }

    /** The number of a new request that the end of the call does not end. */
    int openThroughEnd() {
        int request = last.incrementAndGet();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        lasting.put(request, answer);
        if (closed) {
            end(answer);
        }
        return request;
    }

    /** Asks for the step that was interrupted once more, and waits for the answer. */
    public Object askAgain(Function<RequestId, FlowEvent> event, Consumer<FlowEvent> call) {
        call.accept(event.apply(resumed));
        return await(resumed.number());
    }

    /** Whether the call is over. */
    public boolean isEnded() {
        return ended;
    }

    /** A condition that fails ends the pause as well: a flow may go on after that. */
    private void awaitUnless(RequestId request, BooleanSupplier until, Consumer<FlowEvent> call) {
        CompletableFuture<Object> answer = open.get(request.number());
        try {
            while (answer != null && !isThereSoon(answer)) {
                if (until.getAsBoolean()) {
                    call.accept(new FlowEvent.EndsPause(request));
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            call.accept(new FlowEvent.EndsPause(request));
            open.remove(request.number());
            throw e;
        }
    }

    /** An interrupt ends no verb; it is kept for the flow's own code. */
    private static boolean isThereSoon(CompletableFuture<Object> answer) {
        boolean interrupted = Thread.interrupted();
        try {
            answer.get(ASKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the answer; there always is one, since the end of the call answers everything. */
    public Object await(int request) {
        return await(request, lasting.containsKey(request) ? lasting : open);
    }

    private Object await(int request, Map<Integer, CompletableFuture<Object>> among) {
        CompletableFuture<Object> answer = among.get(request);
        if (answer == null) {
            throw new CallEndedException(call);
        }
        try {
            return answer.join();
        } catch (RuntimeException e) {
            throw Ports.reason(e) instanceof RuntimeException cause ? cause : e;
        } finally {
            among.remove(request);
        }
    }

    public void answer(int request, Object answer) {
        complete(open.get(request), answer);
        complete(lasting.get(request), answer);
    }

    private static void complete(@Nullable CompletableFuture<Object> waiting, Object answer) {
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    public void fail(int request, Throwable why) {
        fail(open.get(request), why);
        fail(lasting.get(request), why);
    }

    private static void fail(@Nullable CompletableFuture<Object> waiting, Throwable why) {
        if (waiting != null) {
            waiting.completeExceptionally(why);
        }
    }

    /** Another flow has taken the place of the one that waits: what this one requests from now on is ignored. */
    public void replace() {
        replaced = true;
        close();
    }

    /** Nothing is answered any longer. */
    public void close() {
        closed = true;
        endAll();
        lasting.values().forEach(this::end);
    }

    public boolean isReplaced() {
        return replaced;
    }

    public void endAll() {
        ended = true;
        open.values().forEach(this::end);
    }
}
