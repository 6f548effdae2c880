package io.github.ariadne4j.examples.b2bua.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Limits the number of spans in a queue, and counts those that are dropped. */
final class SpanLimiter implements SpanProcessor {
    private final SpanProcessor queue;
    private final SpanCounts counts;

    /**
     * A gate.
     *
     * @param queue has room for the maximum of the counts
     * @param counts of the same exporter
     */
    SpanLimiter(SpanProcessor queue, SpanCounts counts) {
        this.queue = queue;
        this.counts = counts;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (counts.admit()) {
            queue.onEnd(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return queue.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return queue.forceFlush();
    }
}
