package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.callflow.quality.LegQuality;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Converts a recorded call into JSON for its page. Answers are separate entries, in chronological order. */
public final class LadderJson {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Map<Class<?>, String> KINDS = Map.of(
            LadderEntry.Event.class, "event",
            LadderEntry.Transition.class, "transition",
            LadderEntry.Request.class, "request",
            LadderEntry.StoreWrite.class, "write",
            LadderEntry.SipMessage.class, "sip",
            LadderEntry.Gap.class, "gap");

    private final RecordedCall call;
    private final List<ObjectNode> lines = new ArrayList<>();

    private LadderJson(RecordedCall call) {
        this.call = call;
        call.entries().forEach(this::add);
        sort();
    }

    /** A call with all entries. */
    public static ObjectNode of(RecordedCall call) {
        return of(call, number -> true);
    }

    /** The call with some of its entries. */
    static ObjectNode of(RecordedCall call, Predicate<Integer> chosen) {
        return new LadderJson(call).write(chosen);
    }

    private void add(LadderEntry entry) {
        LadderEntry.Answer answer = entry instanceof LadderEntry.Request request ? request.answer() : null;
        ObjectNode line = line(entry.number(), kindOf(entry), entry.at(), entry.from(), entry.to());
        line.put("label", entry.label());
        line.put("outcome", nameOf(entry.outcome()));
        line.put("took", millis(tookOf(entry, answer)));
        line.put("payload", entry.payload());
        if (answer != null) {
            add(entry, answer);
        }
    }

    private void add(LadderEntry entry, LadderEntry.Answer answer) {
        ObjectNode line = line(answer.number(), "answer", answer.at(), entry.to(), entry.from());
        line.put("of", entry.number());
        line.put("label", answer.label());
        line.put("outcome", nameOf(answer.isSuccess() ? LadderEntry.Outcome.DONE : LadderEntry.Outcome.FAILED));
        line.put("took", millis(answer.took()));
        line.put("payload", answer.failure() == null ? answer.label() : answer.failure());
    }

    private ObjectNode line(int number, String kind, Duration at, Lane from, Lane to) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("n", number);
        line.put("kind", kind);
        line.put("at", millis(at));
        Instant absolute = call.summary().began().plus(at);
        line.put("absolute", absolute.getEpochSecond() * 1e3 + absolute.getNano() / NANOS_PER_MILLI);
        line.put("from", keyOf(from));
        line.put("to", keyOf(to));
        lines.add(line);
        return line;
    }

    private void sort() {
        lines.sort(
                Comparator.comparingDouble((ObjectNode line) -> line.path("at").asDouble())
                        .thenComparingInt(line -> line.path("n").asInt()));
        double before = lines.isEmpty() ? 0 : lines.get(0).path("at").asDouble();
        for (ObjectNode line : lines) {
            double at = line.path("at").asDouble();
            line.put("delta", at - before);
            before = at;
        }
    }

    private ObjectNode write(Predicate<Integer> chosen) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        CallRows.row(call.summary(), json.putObject("call"));
        ArrayNode lanes = json.putArray("lanes");
        call.lanes().forEach(lane -> write(lane, lanes.addObject()));
        json.putObject("leftOut")
                .put("entries", call.leftOut().entries())
                .put("bytes", call.leftOut().bytes());
        ArrayNode entries = json.putArray("entries");
        lines.stream().filter(line -> chosen.test(line.path("n").asInt())).forEach(entries::add);
        json.putObject("sip").put("on", call.sip().on()).put("hint", call.sip().hint());
        ArrayNode quality = json.putArray("quality");
        call.quality().forEach(leg -> write(leg, quality.addObject()));
        return json;
    }

    private static void write(LegQuality quality, ObjectNode json) {
        json.put("leg", quality.leg().value());
        json.put("title", Lane.of(quality.leg()).title());
        json.put("lossPercent", quality.lossPercent());
        json.put("jitterMs", quality.jitterMs());
        json.put("rttMs", quality.rttMs());
        json.put("mos", quality.mos());
    }

    private static void write(Lane lane, ObjectNode json) {
        json.put("key", keyOf(lane));
        json.put("title", lane.title());
        json.put("leg", lane.leg() == null ? null : lane.leg().value());
    }

    private static String keyOf(Lane lane) {
        String kind = lane.kind().name().toLowerCase(Locale.ROOT);
        return lane.kind() == Lane.Kind.LEG ? kind + lane.leg() : kind;
    }

    private static String kindOf(LadderEntry entry) {
        return KINDS.getOrDefault(entry.getClass(), "event");
    }

    private static String nameOf(LadderEntry.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Duration tookOf(LadderEntry entry, LadderEntry.@Nullable Answer answer) {
        if (entry instanceof LadderEntry.StoreWrite write) {
            return write.took();
        }
        return answer == null ? null : answer.took();
    }

    private static @Nullable Double millis(@Nullable Duration time) {
        return time == null ? null : time.toNanos() / NANOS_PER_MILLI;
    }
}
