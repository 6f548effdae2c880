package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A sink that keeps the records of calls in memory, in the order in which they were written; one record a call, as in a database. They
 * remain after {@link #close}. May be used from any thread.
 */
public final class CollectedCdrs implements CdrSink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<CallId, CallDetailRecord> records = new LinkedHashMap<>();
    private final List<RefusalRecord> refusals = new ArrayList<>();
    private long conflicts;

    /** Starts without records. */
    public CollectedCdrs() {}

    /** All records so far. */
    public synchronized List<CallDetailRecord> records() {
        return List.copyOf(records.values());
    }

    /** The records of calls that were refused for lack of capacity. */
    public synchronized List<RefusalRecord> refusals() {
        return List.copyOf(refusals);
    }

    /**
     * Waits, for at most ten seconds, until this number of calls has ended.
     *
     * @return all records
     * @throws AssertionError if there are fewer by then, or more
     */
    public synchronized List<CallDetailRecord> await(int calls) {
        awaitAtLeast(calls);
        if (records.size() != calls) {
            throw new AssertionError("expected " + calls + " records within ten seconds, got " + records());
        }
        return records();
    }

    /**
     * Waits, for at most ten seconds, for the record of the only call.
     *
     * @throws AssertionError if there is none by then, or more than one
     */
    public CallDetailRecord awaitOne() {
        return await(1).get(0);
    }

    private synchronized void awaitAtLeast(int calls) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long left = PATIENCE.toMillis();
        try {
            while (records.size() < calls && left > 0) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were awaited", e);
        }
    }

    @Override
    public synchronized CompletionStage<Void> write(CallDetailRecord cdr) {
        CallDetailRecord written = records.putIfAbsent(cdr.callId(), cdr);
        if (written != null && !written.equals(cdr)) {
            conflicts++;
        }
        notifyAll();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> writeRefusals(List<RefusalRecord> refused) {
        refusals.addAll(refused);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public int backlog() {
        return 0;
    }

    @Override
    public synchronized long conflicts() {
        return conflicts;
    }

    @Override
    public CompletionStage<Void> ping() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {}
}
