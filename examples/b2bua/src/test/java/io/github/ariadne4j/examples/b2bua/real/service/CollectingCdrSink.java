package io.github.ariadne4j.examples.b2bua.real.service;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The records of an engine of a test's own. */
public final class CollectingCdrSink implements CdrSink {
    private final List<CallDetailRecord> written = new CopyOnWriteArrayList<>();

    public List<CallDetailRecord> written() {
        return written;
    }

    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        written.add(cdr);
        return CompletableFuture.completedStage(null);
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
