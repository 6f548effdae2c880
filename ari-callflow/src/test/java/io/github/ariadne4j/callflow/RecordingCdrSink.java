package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given. */
final class RecordingCdrSink implements CdrSink {
    private final List<CallDetailRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        records.add(cdr);
        return CompletableFuture.completedStage(null);
    }

    List<CallDetailRecord> records() {
        return records;
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
