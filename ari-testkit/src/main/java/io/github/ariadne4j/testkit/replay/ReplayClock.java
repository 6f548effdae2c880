package io.github.ariadne4j.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.time.Timers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts times of the record into current times. */
final class ReplayClock {
    private static final DateTimeFormatter ASTERISK = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final Timers timers;
    private RecordedLine.@Nullable Event last;
    private Instant lastAt = Instant.MIN;

    ReplayClock(Timers timers) {
        this.timers = timers;
    }

    /** The current time in Asterisk's format. */
    String now() {
        return ASTERISK.format(timers.now().atOffset(ZoneOffset.UTC));
    }

    /** The time until an event is due: pauses count from the event before it. */
    Duration untilTimeOf(RecordedLine.Event event) {
        RecordedLine.Event before = last;
        if (before == null) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofNanos((long) ((event.at() - before.at()) * 1e6));
        return Duration.between(timers.now(), lastAt.plus(pause));
    }

    void passed(RecordedLine.Event event) {
        last = event;
        lastAt = timers.now();
    }

    /** The event with current times, as an application may ignore a call with old ones. */
    JsonNode today(JsonNode event) {
        Instant recorded = timeIn(event.path("timestamp"));
        if (recorded != null) {
            shift(event, Duration.between(recorded, timers.now()));
        }
        return event;
    }

    private static void shift(JsonNode json, Duration by) {
        if (json instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Instant time = timeIn(field.getValue());
                if (time != null) {
                    field.setValue(
                            TextNode.valueOf(ASTERISK.format(time.plus(by).atOffset(ZoneOffset.UTC))));
                }
                shift(field.getValue(), by);
            }
        } else {
            json.forEach(element -> shift(element, by));
        }
    }

    private static @Nullable Instant timeIn(JsonNode json) {
        if (!json.isTextual() || json.textValue().length() != 28) {
            return null;
        }
        try {
            return OffsetDateTime.parse(json.textValue(), ASTERISK).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
