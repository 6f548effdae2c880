package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts calls into rows of the live table. */
final class CallRows {
    private CallRows() {}

    /**
     * The data of a {@code calls} event.
     *
     * @param reset whether these are all calls
     */
    static ObjectNode batch(
            boolean reset, List<CallSummary> changed, List<CallId> gone, NumberPresentation presentation) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batch.put("reset", reset);
        ArrayNode rows = batch.putArray("rows");
        changed.forEach(call -> row(presentation.of(call), rows.addObject()));
        ArrayNode ids = batch.putArray("gone");
        gone.forEach(call -> ids.add(call.toString()));
        return batch;
    }

    /** Fills in a row. */
    static ObjectNode row(CallSummary call, ObjectNode row) {
        CallSummary.Progress progress = call.progress();
        Instant started = progress.started();
        row.put("id", call.id().toString());
        row.put("direction", call.direction().name().toLowerCase(Locale.ROOT));
        row.put("caller", call.caller());
        row.put("dialled", call.dialled());
        row.put("state", stateOf(call));
        row.put("plan", call.plan());
        row.put("began", millis(started == null ? call.began() : started));
        row.put("answered", millis(progress.answered()));
        row.put("ended", millis(progress.ended()));
        row.put("live", call.live());
        row.put("route", progress.route().isEmpty() ? null : progress.route());
        row.put("asterisk", progress.asterisk());
        CallEnd end = progress.end();
        row.put("disposition", end == null ? null : end.disposition().name().toLowerCase(Locale.ROOT));
        row.put("cause", end == null ? null : end.cause().code());
        row.put("recovered", progress.recovered());
        return row;
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static String stateOf(CallSummary call) {
        if (call.progress().started() == null) {
            return "refused";
        }
        if (!call.live()) {
            return "ended";
        }
        return switch (call.plan()) {
            case "Admitting", "Hunt" -> "ringing";
            case "InFlow" -> "flow";
            case "Connected", "Transferring", "InRoom" -> "connected";
            default -> "ending";
        };
    }
}
