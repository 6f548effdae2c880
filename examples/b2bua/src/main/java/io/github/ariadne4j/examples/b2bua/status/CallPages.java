package io.github.ariadne4j.examples.b2bua.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import io.github.ariadne4j.callflow.recorder.export.Capture;
import io.github.ariadne4j.callflow.recorder.export.JsonLines;
import io.github.ariadne4j.callflow.recorder.export.Mermaid;
import io.github.ariadne4j.callflow.recorder.export.ReplayTest;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of recorded calls; numbers are masked unless {@code numbers=clear} is asked for. */
public final class CallPages {
    private static final String LIST = "/calls";
    private static final String PCAP = "application/vnd.tcpdump.pcap";
    private static final int NOT_FOUND = 404;

    private final @Nullable CallRecorder recorder;

    /** @param recorder what they show; null: nothing is recorded */
    public CallPages(@Nullable CallRecorder recorder) {
        this.recorder = recorder;
    }

    /** The page at this address, which begins with {@code /calls}. */
    Page page(URI address) {
        CallRecorder known = recorder;
        if (known == null) {
            return Page.text(NOT_FOUND, "calls are not recorded: recorder-mb is 0\n");
        }
        boolean clear = "numbers=clear".equals(address.getRawQuery());
        String path = address.getPath();
        if (path.equals(LIST)) {
            return list(known, clear);
        }
        String name = path.startsWith(LIST + '/') ? path.substring(LIST.length() + 1) : "";
        int dot = name.indexOf('.');
        String id = dot < 0 ? name : name.substring(0, dot);
        return find(known, id)
                .map(call -> export(clear ? call : call.masked(), dot < 0 ? "" : name.substring(dot)))
                .orElseGet(() -> Page.text(NOT_FOUND, "no such call is recorded, or not any more: see /calls\n"));
    }

    private static Optional<RecordedCall> find(CallRecorder recorder, String id) {
        try {
            return recorder.call(CallId.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Page export(RecordedCall call, String form) {
        return switch (form) {
            case "" -> Page.text(200, TextLadder.of(call));
            case ".jsonl" -> new Page(200, "application/x-ndjson", JsonLines.of(call));
            case ".mmd" -> Page.text(200, Mermaid.of(call));
            case ".java" ->
                ReplayTest.isPossible(call)
                        ? Page.text(200, ReplayTest.of(call))
                        : Page.text(
                                409,
                                "no test can be made of it: parts of it were not seen by this instance, or are not"
                                        + " kept any more\n");
            case ".pcap" -> capture(call);
            default -> Page.text(NOT_FOUND, "a call is there as text, .jsonl, .mmd, .java and .pcap\n");
        };
    }

    private static Page capture(RecordedCall call) {
        String hint = call.sip().hint();
        return hint == null ? Page.binary(PCAP, Capture.of(call)) : Page.text(NOT_FOUND, hint + '\n');
    }

    private static Page list(CallRecorder recorder, boolean clear) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode calls = body.putArray("calls");
        for (CallSummary call : recorder.calls()) {
            add(clear ? call : call.masked(), calls.addObject());
        }
        return new Page(200, Page.JSON, body.toString() + '\n');
    }

    private static void add(CallSummary call, ObjectNode row) {
        row.put("id", call.id().toString());
        row.put("began", call.began().toString());
        row.put("seconds", call.lasted().toMillis() / 1e3);
        row.put("live", call.live());
        row.put("caller", call.caller());
        row.put("dialled", call.dialled());
        row.put("plan", call.plan());
        row.put("entries", call.entries());
        row.put("left_out", call.leftOut());
    }
}
