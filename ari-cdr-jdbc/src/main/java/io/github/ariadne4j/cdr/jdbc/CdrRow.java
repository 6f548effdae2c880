package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.cdr.jdbc.database.StorableText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * Converts a record into the columns of its row. Texts of the far end are unchanged, except for characters that
 * PostgreSQL cannot store.
 */
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
            CDR.CALLER_ANSWERED_AT,
            CDR.CALLEE_ANSWERED_AT,
            CDR.ENDED_AT,
            CDR.DURATION_SECONDS,
            CDR.BILLABLE_SECONDS,
            CDR.POST_DIAL_DELAY_SECONDS,
            CDR.DISPOSITION,
            CDR.CAUSE,
            CDR.SIP_STATUS,
            CDR.HUNG_UP_BY,
            CDR.APPLICATION,
            CDR.ASTERISK_ID,
            CDR.ATTEMPTS,
            CDR.CUSTOM,
            CDR.END_SOURCE,
            CDR.ENDED_NOT_BEFORE,
            CDR.DIRECTION);

    private static final JsonFactory JSON = new JsonFactory();
    private static final JSONB NO_ATTEMPTS = JSONB.valueOf("[]");
    private static final JSONB NOTHING_NOTED = JSONB.valueOf("{}");

    private CdrRow() {}

    static @Nullable Object[] of(CallDetailRecord cdr) {
        CallDetailRecord.Parties parties = cdr.parties();
        ChannelId callee = parties.calleeChannel();
        CallTimeline timeline = cdr.timeline();
        Instant ended = timeline.ended();
        CallEnd end = cdr.end();
        return new @Nullable Object[] {
            cdr.callId().value(),
            StorableText.of(parties.caller()),
            StorableText.of(parties.dialled()),
            ColumnValues.plain(parties.routed()),
            parties.callerChannel().value(),
            callee == null ? null : callee.value(),
            ColumnValues.micros(timeline.started()),
            ColumnValues.micros(timeline.ringing()),
            ColumnValues.micros(cdr.billableFrom()),
            ColumnValues.micros(timeline.callerAnswered()),
            ColumnValues.micros(timeline.calleeAnswered()),
            ColumnValues.micros(ended == null ? timeline.started() : ended),
            ColumnValues.seconds(timeline.duration()),
            ColumnValues.seconds(cdr.billable()),
            ColumnValues.seconds(timeline.postDialDelay()),
            cdr.disposition().name(),
            ColumnValues.cause(end.cause()),
            ColumnValues.sipStatus(end.sipStatus()),
            end.by().name(),
            StorableText.of(cdr.origin().application()),
            StorableText.of(cdr.origin().asteriskId()),
            attempts(cdr.attempts()),
            custom(cdr.custom()),
            end.source().name(),
            ColumnValues.micros(end.notBefore()),
            cdr.direction().name()
        };
    }

    private static JSONB attempts(List<CdrLeg> attempts) {
        return attempts.isEmpty()
                ? NO_ATTEMPTS
                : json(json -> {
                    json.writeStartArray();
                    for (CdrLeg attempt : attempts) {
                        write(json, attempt);
                    }
                    json.writeEndArray();
                });
    }

    private static void write(JsonGenerator json, CdrLeg attempt) throws IOException {
        HangupCause cause = attempt.cause();
        json.writeStartObject();
        json.writeStringField("endpoint", ColumnValues.plain(attempt.target()));
        json.writeStringField("started", attempt.times().began().toString());
        writeNumber(json, "cause", cause == null ? null : cause.code());
        writeNumber(json, "sipStatus", attempt.sipStatus());
        json.writeEndObject();
    }

    private static void writeNumber(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number.intValue());
        }
    }

    private static JSONB custom(Map<String, String> notes) {
        return notes.isEmpty()
                ? NOTHING_NOTED
                : json(json -> {
                    json.writeStartObject();
                    for (Map.Entry<String, String> note : notes.entrySet()) {
                        json.writeStringField(StorableText.of(note.getKey()), StorableText.of(note.getValue()));
                    }
                    json.writeEndObject();
                });
    }

    /** Writes one JSON value. */
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static JSONB json(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + e.getMessage(), e);
        }
        return JSONB.valueOf(text.toString());
    }
}
