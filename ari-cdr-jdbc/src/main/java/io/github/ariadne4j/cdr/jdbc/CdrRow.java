package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A record as the columns of its row. What the far end sent goes in as it came, but for what PostgreSQL cannot hold. */
final class CdrRow {
    /** In the order of {@link #of}. */
    static final List<Field<?>> COLUMNS = List.of(
            CDR.CALL_ID,
            CDR.CALLER,
            CDR.DIALLED,
            CDR.ROUTED,
            CDR.CALLER_CHANNEL,
            CDR.CALLEE_CHANNEL,
            CDR.STARTED_AT,
            CDR.RINGING_AT,
            CDR.ANSWERED_AT,
            CDR.ENDED_AT,
            CDR.DURATION_SECONDS,
            CDR.BILLABLE_SECONDS,
            CDR.DISPOSITION,
            CDR.CAUSE,
            CDR.SIP_STATUS,
            CDR.HUNG_UP_BY,
            CDR.APPLICATION,
            CDR.ASTERISK_ID,
            CDR.ATTEMPTS,
            CDR.CUSTOM,
            CDR.END_SOURCE,
            CDR.ENDED_NOT_BEFORE);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MICROS = 6;

    private CdrRow() {}

    static @Nullable Object[] of(CallDetailRecord cdr) {
        CallDetailRecord.Parties parties = cdr.parties();
        ChannelId callee = parties.calleeChannel();
        CallTimeline timeline = cdr.timeline();
        Instant ended = timeline.ended();
        CallEnd end = cdr.end();
        return new @Nullable Object[] {
            cdr.callId().value(),
            PlainText.of(parties.caller()),
            PlainText.of(parties.dialled()),
            parties.routed() == null ? null : PlainText.of(parties.routed()),
            parties.callerChannel().value(),
            callee == null ? null : callee.value(),
            micros(timeline.started()),
            micros(timeline.ringing()),
            micros(timeline.answered()),
            micros(ended == null ? timeline.started() : ended),
            seconds(timeline.duration()),
            seconds(timeline.billable()),
            cdr.disposition().name(),
            (short) end.cause().code(),
            sipStatus(end.sipStatus()),
            end.by().name(),
            PlainText.of(cdr.origin().application()),
            PlainText.of(cdr.origin().asteriskId()),
            json(cdr.attempts().stream().map(CdrRow::attempt).toList()),
            json(custom(cdr.custom())),
            end.source().name(),
            micros(end.notBefore())
        };
    }

    private static Map<String, @Nullable Object> attempt(RouteAttempt attempt) {
        HangupCause cause = attempt.cause();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("endpoint", PlainText.of(attempt.endpoint()));
        fields.put("started", attempt.started().toString());
        fields.put("cause", cause == null ? null : cause.code());
        fields.put("sipStatus", attempt.sipStatus());
        return fields;
    }

    private static Map<String, String> custom(Map<String, String> notes) {
        Map<String, String> fields = new LinkedHashMap<>();
        notes.forEach((name, text) -> fields.put(PlainText.of(name), PlainText.of(text)));
        return fields;
    }

    private static JSONB json(Object value) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Exact at any length: nanoseconds as a long would end after 292 years, and a wrong clock is off by more. */
    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                .add(BigDecimal.valueOf(duration.toNanosPart() / 1_000, MICROS))
                .setScale(MICROS);
    }

    /** What is no SIP status says nothing, and must not cost the row. */
    private static @Nullable Short sipStatus(@Nullable Integer status) {
        return status == null || status < 100 || status > 699 ? null : status.shortValue();
    }
}
