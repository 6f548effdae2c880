package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.session.Ports;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the flow of one call waits for. The flow's thread opens requests, the call's mailbox answers them. */
final class FlowRequests {
    private final CallId call;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Object>> open = new ConcurrentHashMap<>();
    private volatile boolean ended;

    FlowRequests(CallId call) {
        this.call = call;
    }

    /** Numbers start at 1; 0 stands for no request in the state machine. */
    int open() {
        int request = last.incrementAndGet();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        open.put(request, answer);
        if (ended) {
            answer.completeExceptionally(new CallEndedException(call));
        }
        return request;
    }

    /** Waits for the answer; there always is one, since the end of the call answers everything. */
    Object await(int request) {
        CompletableFuture<Object> answer = open.get(request);
        if (answer == null) {
            throw new CallEndedException(call);
        }
        try {
            return answer.join();
        } catch (RuntimeException e) {
            throw Ports.reason(e) instanceof RuntimeException cause ? cause : e;
        } finally {
            open.remove(request);
        }
    }

    void answer(int request, Object answer) {
        CompletableFuture<Object> waiting = open.get(request);
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    void fail(int request, Throwable why) {
        CompletableFuture<Object> waiting = open.get(request);
        if (waiting != null) {
            waiting.completeExceptionally(why);
        }
    }

    void endAll() {
        ended = true;
        open.values().forEach(answer -> answer.completeExceptionally(new CallEndedException(call)));
    }
}
