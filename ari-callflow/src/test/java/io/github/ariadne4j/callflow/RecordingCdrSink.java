package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the records in memory. */
final class RecordingCdrSink implements CdrSink {
    private final List<CallDetailRecord> records = new CopyOnWriteArrayList<>();
    private final List<RefusalRecord> refusals = new CopyOnWriteArrayList<>();
    private volatile CdrWriteException refusalFailure;
    private final AtomicInteger failedWrites = new AtomicInteger();
    private volatile CompletionStage<Void> written = CompletableFuture.completedStage(null);

    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        records.add(cdr);
        return written;
    }

    /** The answer to writes of CDRs from now on. */
    void completeWith(CompletionStage<Void> answer) {
        written = answer;
    }

    @Override
    public String name() {
        return "table of CDRs";
    }

    List<CallDetailRecord> records() {
        return records;
    }

    @Override
    public CompletionStage<Void> writeRefusals(List<RefusalRecord> refused) {
        CdrWriteException failure = refusalFailure;
        if (failure != null) {
            failedWrites.incrementAndGet();
            return CompletableFuture.failedStage(failure);
        }
        refused.stream().filter(one -> !refusals.contains(one)).forEach(refusals::add);
        return CompletableFuture.completedStage(null);
    }

    List<RefusalRecord> refusals() {
        return refusals;
    }

    /** The failure of writes of refused calls from now on; null: they succeed. */
    void failRefusalsWith(CdrWriteException failure) {
        refusalFailure = failure;
    }

    int failedWrites() {
        return failedWrites.get();
    }

    @Override
    public int backlog() {
        return 0;
    }

    @Override
    public CompletionStage<Void> ping() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {}
}
