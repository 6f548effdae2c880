package io.github.ariadne4j.callflow.recorder.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The traffic between the application and Asterisk about a call, in the format of the records of {@code ari-testkit}, format 1: its
 * reader reads it and its replay plays it. Transitions, writes to the store and SIP messages have no place in it. A success is written with the
 * status 200, as the engine does not keep which one it was; an event whose text was not at hand is a line that is lost.
 */
public final class JsonLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int FORMAT = 1;
    private static final int SOCKET = 1;

    private JsonLines() {}

    /** Lines of JSON, each with a line feed at its end. */
    public static String of(RecordedCall call) {
        StringBuilder text = new StringBuilder();
        lines(call).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    static List<String> lines(RecordedCall call) {
        List<String> lines = new ArrayList<>();
        ObjectNode start = line(Duration.ZERO, "recorder", "start");
        start.put("format", FORMAT);
        start.put("started", call.summary().began().toString());
        start.put("asterisk", call.asterisk());
        lines.add(start.toString());
        ObjectNode opened = line(Duration.ZERO, "application", "opened");
        opened.put("socket", SOCKET).put("path", "/events").putObject("query").put("app", call.application());
        lines.add(opened.toString());
        for (Step step : Step.of(call.withoutSip())) {
            add(step, lines);
        }
        return lines;
    }

    private static void add(Step step, List<String> lines) {
        LadderEntry entry = step.entry();
        if (entry instanceof LadderEntry.Event event) {
            lines.add(event.payload().isEmpty() ? lost(step, 1) : event(step, event));
        } else if (entry instanceof LadderEntry.Gap gap) {
            lines.add(lost(step, gap.leftOut().entries()));
        } else if (entry instanceof LadderEntry.Request request) {
            LadderEntry.Answer answer = step.answer();
            if (answer == null) {
                lines.add(request(step, request));
            } else if (answer.isSuccess() || answer.status() > 0) {
                lines.add(response(step, request, answer));
            }
        }
    }

    private static ObjectNode line(Duration at, String from, String kind) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", Math.round(at.toNanos() / 1e3) / 1e3);
        line.put("from", from);
        return line.put("kind", kind);
    }

    private static String event(Step step, LadderEntry.Event event) {
        ObjectNode line = line(step.at(), "asterisk", "event").put("socket", SOCKET);
        line.set("frame", json(event.payload()));
        return line.toString();
    }

    private static String lost(Step step, int lines) {
        return line(step.at(), "recorder", "lost").put("lines", lines).toString();
    }

    private static String request(Step step, LadderEntry.Request request) {
        ObjectNode line = line(step.at(), "application", "request");
        line.put("exchange", request.number()).put("way", "http");
        line.put("method", request.method()).put("path", request.path());
        if (!request.query().isEmpty()) {
            ObjectNode query = line.putObject("query");
            request.query().forEach(query::put);
        }
        String body = request.body();
        if (body != null) {
            line.set("body", json(body));
        }
        return line.toString();
    }

    private static String response(Step step, LadderEntry.Request request, LadderEntry.Answer answer) {
        ObjectNode line = line(step.at(), "asterisk", "response");
        line.put("exchange", request.number()).put("status", answer.isSuccess() ? 200 : answer.status());
        String failure = answer.failure();
        if (failure != null) {
            line.putObject("body").put("message", failure);
        }
        return line.toString();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
