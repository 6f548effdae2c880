package io.github.ariadne4j.examples.b2bua.trace;

import io.github.ariadne4j.micrometer.CallObservations;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends one trace for each call to a collector over OTLP (HTTP, protobuf). At most {@value #MOST_WAITING} spans wait; further ones, and
 * those that the collector does not take, are dropped and counted, and a call never waits for them. Any thread; closed by the code that
 * opened it.
 */
public final class CallTracing implements AutoCloseable {
    static final int MOST_WAITING = 8192;

    /** In the specification the configured endpoint is that of all signals. */
    private static final String TRACES = "/v1/traces";

    private static final int BATCH = 512;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    /** OpenTelemetry's own messages of each failed export; the warning of {@link CountingSpanExporter} replaces them. */
    private static final Logger NOISE = Logger.getLogger("io.opentelemetry");

    private final SpanCounts counts = new SpanCounts(MOST_WAITING);
    private final SdkTracerProvider provider;
    private final CallObservations observer;

    private CallTracing(URI endpoint, Resource resource, Duration every) {
        NOISE.setLevel(Level.OFF);
        CountingSpanExporter exporter =
                new CountingSpanExporter(exporter(endpoint), counts, endpoint, System::nanoTime);
        BatchSpanProcessor batches = BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(MOST_WAITING)
                .setMaxExportBatchSize(BATCH)
                .setScheduleDelay(every)
                .build();
        this.provider = SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(new SpanLimiter(batches, counts))
                .build();
        this.observer = new CallObservations(registry(provider));
    }

    /**
     * Sends traces to this collector.
     *
     * @param endpoint its address for all signals, without {@value #TRACES}
     * @param application the Stasis application, an attribute of the resource
     */
    public static CallTracing to(URI endpoint, String application) {
        return to(endpoint, application, EVERY);
    }

    static CallTracing to(URI endpoint, String application, Duration every) {
        String version = CallTracing.class.getPackage().getImplementationVersion();
        Resource resource = Resource.getDefault().toBuilder()
                .put("service.name", "b2bua")
                .put("service.version", version == null ? "unreleased" : version)
                .put("ari.application", application)
                .build();
        return new CallTracing(endpoint, resource, every);
    }

    private static OtlpHttpSpanExporter exporter(URI endpoint) {
        String base = endpoint.toString();
        return OtlpHttpSpanExporter.builder()
                .setEndpoint((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + TRACES)
                .setTimeout(TIMEOUT)
                .build();
    }

    private static ObservationRegistry registry(SdkTracerProvider provider) {
        Tracer tracer = new OtelTracer(provider.get("io.github.ariadne4j"), new OtelCurrentTraceContext(), event -> {});
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        return registry;
    }

    /** The observer of the engine whose calls are traced. */
    public CallObservations observer() {
        return observer;
    }

    /** The number of spans that the collector has taken. */
    public long exported() {
        return counts.exported();
    }

    /** The number of spans that were dropped, as too many waited or the collector did not take them. */
    public long lost() {
        return counts.lost();
    }

    /** Sends the waiting spans, within 3 s. */
    @Override
    public void close() {
        provider.shutdown().join(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    }
}
