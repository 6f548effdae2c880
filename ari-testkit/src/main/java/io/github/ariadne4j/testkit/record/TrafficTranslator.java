package io.github.ariadne4j.testkit.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ariadne4j.testkit.record.relay.Target;
import io.github.ariadne4j.testkit.record.relay.Traffic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates the relay's traffic into lines of the record, with secrets hidden. Used by the writer's thread only. */
final class TrafficTranslator {
    private static final String PREFIX = "/ari";
    private static final double NANOS_PER_MILLI = 1e6;

    private final long start;
    private final Redactor redactor;
    private final Map<Integer, SocketExchanges> sockets = new HashMap<>();
    private long socketExchanges;

    TrafficTranslator(long start, Masking masking) {
        this.start = start;
        this.redactor = Redactor.of(masking);
    }

    RecordedLine lineOf(Traffic traffic) {
        double at = Math.round((traffic.at() - start) / 1e3) * 1e3 / NANOS_PER_MILLI;
        if (traffic instanceof Traffic.Request request) {
            return request(at, request);
        }
        if (traffic instanceof Traffic.Response response) {
            return new RecordedLine.Response(at, response.exchange(), response.status(), body(response.body()));
        }
        if (traffic instanceof Traffic.Frame frame) {
            return frame(at, frame);
        }
        if (traffic instanceof Traffic.Closed closed) {
            sockets.remove(closed.socket());
            return new RecordedLine.Closed(at, closed.socket(), closed.status());
        }
        Traffic.Opened opened = (Traffic.Opened) traffic;
        Target target = Target.of(opened.uri());
        return new RecordedLine.Opened(at, opened.socket(), pathOf(target), redactor.redacted(target.query()));
    }

    private RecordedLine request(double at, Traffic.Request request) {
        Target target = Target.of(request.uri());
        return new RecordedLine.Request(
                at,
                request.exchange(),
                RecordedLine.Way.HTTP,
                request.method(),
                pathOf(target),
                redactor.redacted(target.query()),
                body(request.body()));
    }

    private RecordedLine frame(double at, Traffic.Frame frame) {
        JsonNode json = json(frame.text());
        String type = json.path("type").asText();
        SocketExchanges exchanges = sockets.computeIfAbsent(frame.socket(), any -> new SocketExchanges());
        if (!frame.fromAsterisk()) {
            long exchange = exchanges.asked(json, --socketExchanges);
            return requestInFrame(at, exchange, json);
        }
        if (type.equals("RESTResponse")) {
            return new RecordedLine.Response(
                    at,
                    exchanges.answered(json),
                    json.path("status_code").asInt(),
                    body(json.path("message_body").asText()));
        }
        return new RecordedLine.Event(at, frame.socket(), redactor.redacted(json));
    }

    private RecordedLine requestInFrame(double at, long exchange, JsonNode json) {
        Target target = Target.of('/' + json.path("uri").asText());
        Map<String, String> query = new LinkedHashMap<>(target.query());
        json.path("query_strings")
                .forEach(pair ->
                        query.put(pair.path("name").asText(), pair.path("value").asText()));
        return new RecordedLine.Request(
                at,
                exchange,
                RecordedLine.Way.WEBSOCKET,
                json.path("method").asText(),
                redactor.redactedPath(target.path()),
                redactor.redacted(query),
                body(json.path("message_body").asText()));
    }

    private String pathOf(Target target) {
        String path = target.path();
        return redactor.redactedPath(path.startsWith(PREFIX + '/') ? path.substring(PREFIX.length()) : path);
    }

    private @Nullable JsonNode body(String text) {
        return text.isBlank() ? null : redactor.redacted(json(text));
    }

    private static JsonNode json(String text) {
        try {
            return RecordFile.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** The requests on one event socket that have no response yet. */
    private static final class SocketExchanges {
        private final Map<String, Long> waiting = new LinkedHashMap<>();

        long asked(JsonNode request, long exchange) {
            waiting.put(keyOf(request), exchange);
            return exchange;
        }

        /** A response whose request had no usable id belongs to the oldest one: Asterisk answers in order. */
        long answered(JsonNode response) {
            Long exchange = waiting.remove(keyOf(response));
            if (exchange == null && !waiting.isEmpty()) {
                exchange = waiting.remove(List.copyOf(waiting.keySet()).get(0));
            }
            return exchange == null ? 0 : exchange;
        }

        private static String keyOf(JsonNode json) {
            return json.path("transaction_id").asText()
                    + '\n'
                    + json.path("request_id").asText();
        }
    }
}
