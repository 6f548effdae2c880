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
import io.github.ariadne4j.dashboard.http.Answer;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.live.LadderJson;
import io.github.ariadne4j.dashboard.live.NumberView;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with recorded calls as text and as JSON. Numbers are masked unless the request has {@code numbers=clear}. */
final class CallTexts {
    private static final Answer NOT_RECORDED = Answer.text(404, "calls are not recorded\n");
    private static final Answer UNKNOWN =
            Answer.text(404, "no such call is recorded, or its record was removed: see /calls\n");
    private static final int PATIENCE_MILLIS = 500;

    private final @Nullable CallRecorder recorder;

    private volatile @Nullable LiveQuality quality;

    /** @param recorder the recorder of the calls; null: calls are not recorded */
    CallTexts(@Nullable CallRecorder recorder) {
        this.recorder = recorder;
    }

    /** {@code /calls}. */
    Answer list(Request request) {
        if (recorder == null) {
            return NOT_RECORDED;
        }
        NumberView view = viewOf(request);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode calls = body.putArray("calls");
        for (CallSummary call : recorder.calls()) {
            add(view.of(call), calls.addObject());
        }
        return Answer.json(200, body.toString() + '\n');
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
    Answer text(Request request) {
        String name = request.part("name");
        int dot = name.indexOf('.');
        String id = dot < 0 ? name : name.substring(0, dot);
        return answer(id, viewOf(request), call -> export(call, dot < 0 ? "" : name.substring(dot)));
    }

    /** {@code /api/calls/ID}. */
    Answer json(Request request) {
        return answer(
                request.part("id"),
                viewOf(request),
                call -> Answer.json(200, LadderJson.of(measured(call)).toString() + '\n'));
    }

    private static NumberView viewOf(Request request) {
        return NumberView.of(request.parameter("numbers"));
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

    private Answer answer(String id, NumberView view, Function<RecordedCall, Answer> form) {
        CallRecorder known = recorder;
        if (known == null) {
            return NOT_RECORDED;
        }
        return idOf(id).flatMap(known::call).map(view::of).map(form).orElse(UNKNOWN);
    }

    /** The id in this text; empty if it is not the id of a call. */
    static Optional<CallId> idOf(String text) {
        try {
            return Optional.of(CallId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Answer export(RecordedCall call, String form) {
        return switch (form) {
            case "" -> Answer.text(200, TextLadder.of(measured(call)));
            case ".jsonl" -> Answer.of(200, "application/x-ndjson", JsonLines.of(call));
            case ".mmd" -> Answer.text(200, Mermaid.of(call));
            case ".java" ->
                ReplayTest.isPossible(call)
                        ? Answer.text(200, ReplayTest.of(call))
                        : Answer.text(
                                409,
                                "no test can be made of it: parts of it were not seen by this instance, or are no"
                                        + " longer kept\n");
            case ".pcap" -> capture(call);
            default -> Answer.text(404, "formats of a call: text, .jsonl, .mmd, .java and .pcap\n");
        };
    }

    private static Answer capture(RecordedCall call) {
        String hint = call.sip().hint();
        return hint == null
                ? new Answer(200, "application/vnd.tcpdump.pcap", Capture.of(call), Map.of())
                : Answer.text(404, hint + '\n');
    }
}
