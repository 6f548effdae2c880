package io.github.ariadne4j.examples.b2bua.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A collector that keeps what is exported to it over OTLP (HTTP, protobuf). */
public final class OtlpCollector implements AutoCloseable {
    private final HttpServer server;
    private final Queue<ExportTraceServiceRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<ExportTraceServiceRequest> refused = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;

    private OtlpCollector(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public static OtlpCollector start() {
        return new OtlpCollector(0);
    }

    /** The endpoint of all signals. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every export is answered by this. */
    void answer(int status) {
        this.status = status;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(
                    exchange.getRequestBody().readAllBytes());
            (status == 200 ? requests : refused).add(request);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(status, 0);
            ExportTraceServiceResponse.getDefaultInstance().writeTo(exchange.getResponseBody());
        }
    }

    /** All spans that it has, in the order in which they ended. */
    public List<Span> spans() {
        return spansOf(requests);
    }

    /** Whether an export that was not taken had a span with this name. */
    boolean hasRefused(String name) {
        return spansOf(refused).stream().anyMatch(span -> span.getName().equals(name));
    }

    private static List<Span> spansOf(Queue<ExportTraceServiceRequest> requests) {
        return requests.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    public List<Span> named(String name) {
        return spans().stream().filter(span -> span.getName().equals(name)).toList();
    }

    /** The attributes of the resource of all. */
    public Map<String, String> resource() {
        return texts(requests.element().getResourceSpans(0).getResource().getAttributesList());
    }

    public static Map<String, String> attributes(Span span) {
        return texts(span.getAttributesList());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
    }

    /** Everything, as text. */
    public String everything() {
        return requests.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
