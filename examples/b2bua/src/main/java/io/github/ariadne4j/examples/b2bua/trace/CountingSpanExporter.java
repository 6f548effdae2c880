package io.github.ariadne4j.examples.b2bua.trace;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the spans that an exporter sends and drops; a loss is logged once a minute at most, and never by a thread of the calls. */
final class CountingSpanExporter implements SpanExporter {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(CountingSpanExporter.class);

    private final SpanExporter exporter;
    private final SpanCounts counts;
    private final URI endpoint;
    private final LongSupplier nanos;
    private long told;
    private long toldAt;

    CountingSpanExporter(SpanExporter exporter, SpanCounts counts, URI endpoint, LongSupplier nanos) {
        this.exporter = exporter;
        this.counts = counts;
        this.endpoint = endpoint;
        this.nanos = nanos;
        this.toldAt = nanos.getAsLong() - PAUSE.toNanos();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int sent = spans.size();
        counts.send(sent);
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> {
            counts.sent(sent, result.isSuccess());
            tell(result.getFailureThrowable());
        });
    }

    private synchronized void tell(@Nullable Throwable failure) {
        long lost = counts.lost();
        if (lost > told && nanos.getAsLong() - toldAt >= PAUSE.toNanos()) {
            LOG.warn(
                    "{} spans of traces were dropped: the collector at {} {}; calls are not delayed",
                    lost - told,
                    DisplayText.ofUrl(endpoint.toString()),
                    why(failure));
            told = lost;
            toldAt = nanos.getAsLong();
        }
    }

    /** A failure without a cause is a response without success. */
    private static String why(@Nullable Throwable failure) {
        if (failure == null) {
            return "takes them too slowly";
        }
        Throwable cause = failure.getCause();
        return cause == null ? "refuses them" : "cannot be reached: " + DisplayText.of(Ports.why(cause));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
