package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A record as the columns of its row. What the far end sent is cut to its column and rid of NUL, never refused for it. */
final class CdrRow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int SCALE = 6;

    private CdrRow() {}

    static Map<Field<?>, @Nullable Object> of(CallDetailRecord cdr) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(CDR.CALL_ID, cdr.callId().value());
        putParties(row, cdr.parties());
        putTimeline(row, cdr.timeline());
        row.put(CDR.DISPOSITION, cdr.disposition().name());
        row.put(CDR.CAUSE, (short) cdr.end().cause().code());
        row.put(CDR.SIP_STATUS, shortOrNull(cdr.end().sipStatus()));
        row.put(CDR.HUNG_UP_BY, cdr.end().by().name());
        row.put(CDR.APPLICATION, text(CDR.APPLICATION, cdr.origin().application()));
        row.put(CDR.ASTERISK_ID, text(CDR.ASTERISK_ID, cdr.origin().asteriskId()));
        row.put(CDR.ATTEMPTS, json(cdr.attempts().stream().map(CdrRow::attempt).toList()));
        row.put(CDR.CUSTOM, json(cdr.custom()));
        return row;
    }

    private static void putParties(Map<Field<?>, @Nullable Object> row, CallDetailRecord.Parties parties) {
        String routed = parties.routed();
        ChannelId callee = parties.calleeChannel();
        row.put(CDR.CALLER, text(CDR.CALLER, parties.caller()));
        row.put(CDR.DIALLED, text(CDR.DIALLED, parties.dialled()));
        row.put(CDR.ROUTED, routed == null ? null : text(CDR.ROUTED, routed));
        row.put(
                CDR.CALLER_CHANNEL,
                text(CDR.CALLER_CHANNEL, parties.callerChannel().value()));
        row.put(CDR.CALLEE_CHANNEL, callee == null ? null : text(CDR.CALLEE_CHANNEL, callee.value()));
    }

    private static void putTimeline(Map<Field<?>, @Nullable Object> row, CallTimeline timeline) {
        Instant ended = timeline.ended();
        row.put(CDR.STARTED_AT, micros(timeline.started()));
        row.put(CDR.RINGING_AT, micros(timeline.ringing()));
        row.put(CDR.ANSWERED_AT, micros(timeline.answered()));
        row.put(CDR.ENDED_AT, micros(ended == null ? timeline.started() : ended));
        row.put(CDR.DURATION_SECONDS, seconds(timeline.duration()));
        row.put(CDR.BILLABLE_SECONDS, seconds(timeline.billable()));
    }

    private static Map<String, @Nullable Object> attempt(RouteAttempt attempt) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("endpoint", attempt.endpoint());
        fields.put("started", attempt.started().toString());
        fields.put("cause", attempt.cause() == null ? null : attempt.cause().code());
        fields.put("sipStatus", attempt.sipStatus());
        return fields;
    }

    private static String text(Field<String> column, String value) {
        String clean = value.replace("\0", "");
        int room = column.getDataType().length();
        return clean.length() > room ? clean.substring(0, room) : clean;
    }

    /** PostgreSQL takes no NUL in JSON either, not even an escaped one. */
    private static JSONB json(Object value) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(value).replace("\\u0000", ""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / NANOS_PER_MICRO, SCALE);
    }

    private static @Nullable Short shortOrNull(@Nullable Integer value) {
        return value == null ? null : value.shortValue();
    }
}
