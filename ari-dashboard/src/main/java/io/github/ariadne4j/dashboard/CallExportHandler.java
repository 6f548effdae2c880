package io.github.ariadne4j.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.LiveQuality;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import io.github.ariadne4j.callflow.recorder.export.Capture;
import io.github.ariadne4j.callflow.recorder.export.JsonLines;
import io.github.ariadne4j.callflow.recorder.export.Mermaid;
import io.github.ariadne4j.callflow.recorder.export.ReplayTest;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.dashboard.live.LadderJson;
import io.github.ariadne4j.dashboard.live.NumberPresentation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with recorded calls as text and as JSON. Numbers are masked unless the request has {@code numbers=clear}. */
final class CallExportHandler {
    private static final Response NOT_RECORDED = Response.text(404, "calls are not recorded\n");
    private static final Response UNKNOWN =
            Response.text(404, "no such call is recorded, or its record was removed: see /calls\n");
    private static final int PATIENCE_MILLIS = 500;

    private final @Nullable CallRecorder recorder;

    private volatile @Nullable LiveQuality quality;

    /** @param recorder the recorder of the calls; null: calls are not recorded */
    CallExportHandler(@Nullable CallRecorder recorder) {
        this.recorder = recorder;
    }

    /** {@code /calls}. */
    Response list(Request request) {
        if (recorder == null) {
            return NOT_RECORDED;
        }
        NumberPresentation presentation = presentationOf(request);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode calls = body.putArray("calls");
        for (CallSummary call : recorder.calls()) {
            add(presentation.of(call), calls.addObject());
        }
        return Response.json(200, body.toString() + '\n');
    }

    private static void add(CallSummary call, ObjectNode row) {
        row.put("id", call.id().toString());
        row.put("began", call.began().toString());
        row.put("seconds", call.lasted().toMillis() / 1e3);
        row.put("live", call.live());
        row.put("direction", call.direction().name().toLowerCase(Locale.ROOT));
        row.put("caller", call.caller());
        row.put("dialled", call.dialled());
        row.put("plan", call.plan());
        row.put("entries", call.entries());
        row.put("left_out", call.leftOut());
    }

    /** {@code /calls/ID}, with an extension for the format. */
    Response text(Request request) {
        String name = request.part("name");
        int dot = name.indexOf('.');
        String id = dot < 0 ? name : name.substring(0, dot);
        return answer(id, presentationOf(request), call -> export(call, dot < 0 ? "" : name.substring(dot)));
    }

    /** {@code /api/calls/ID}. */
    Response json(Request request) {
        return answer(
                request.part("id"),
                presentationOf(request),
                call -> Response.json(200, LadderJson.of(measured(call)).toString() + '\n'));
    }

    private static NumberPresentation presentationOf(Request request) {
        return NumberPresentation.of(request.parameter("numbers"));
    }

    /** Includes the media quality of live calls from now on. */
    void measure(LiveQuality by) {
        quality = by;
    }

    private RecordedCall measured(RecordedCall call) {
        LiveQuality by = quality;
        return by == null
                ? call
                : by.addedTo(call)
                        .toCompletableFuture()
                        .completeOnTimeout(call, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .join();
    }

    private Response answer(String id, NumberPresentation presentation, Function<RecordedCall, Response> form) {
        CallRecorder known = recorder;
        if (known == null) {
            return NOT_RECORDED;
        }
        return idOf(id).flatMap(known::call).map(presentation::of).map(form).orElse(UNKNOWN);
    }

    /** The id in this text; empty if it is not the id of a call. */
    static Optional<CallId> idOf(String text) {
        try {
            return Optional.of(CallId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Response export(RecordedCall call, String form) {
        return switch (form) {
            case "" -> Response.text(200, TextLadder.of(measured(call)));
            case ".jsonl" -> Response.of(200, "application/x-ndjson", JsonLines.of(call));
            case ".mmd" -> Response.text(200, Mermaid.of(call));
            case ".java" ->
                ReplayTest.isPossible(call)
                        ? Response.text(200, ReplayTest.of(call))
                        : Response.text(
                                409,
                                "no test can be made of it: parts of it were not seen by this instance, or are no"
                                        + " longer kept\n");
            case ".pcap" -> capture(call);
            default -> Response.text(404, "formats of a call: text, .jsonl, .mmd, .java and .pcap\n");
        };
    }

    private static Response capture(RecordedCall call) {
        String hint = call.sip().hint();
        return hint == null
                ? new Response(200, "application/vnd.tcpdump.pcap", Capture.of(call), Map.of())
                : Response.text(404, hint + '\n');
    }
}
