package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session as one line of JSON: how every store keeps it. Fields that it does not know are passed over, so that an older
 * version can read what a newer one wrote while the two take turns.
 */
public final class SessionJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = JSON.getFactory();
    private static final int USUAL_LENGTH = 1_024;

    private SessionJson() {}

    /** The session as one line. */
    public static String write(CallSession session) {
        StringWriter line = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            write(json, session);
        } catch (IOException e) {
            throw new UncheckedIOException("a session cannot be written: " + e.getMessage(), e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, CallSession session) throws IOException {
        json.writeStartObject();
        json.writeStringField("application", session.origin().application());
        json.writeStringField("asterisk", session.origin().asteriskId());
        json.writeNumberField("epoch", session.owner().epoch());
        json.writeNumberField("takenUp", session.owner().takenUp());
        json.writeNumberField("attemptsBefore", session.owner().attemptsBefore());
        writeCall(json, session.call());
        writeTimeline(json, session.timeline());
        json.writeArrayFieldStart("attempts");
        for (RouteAttempt attempt : session.attempts()) {
            writeAttempt(json, attempt);
        }
        json.writeEndArray();
        writeTexts(json, "data", session.data());
        writeTexts(json, "notes", session.notes());
        if (session.served()) {
            json.writeBooleanField("served", true);
        }
        CallEnd end = session.end();
        if (end != null) {
            writeEnd(json, end);
        }
        json.writeEndObject();
    }

    private static void writeCall(JsonGenerator json, IncomingCall call) throws IOException {
        json.writeObjectFieldStart("call");
        json.writeStringField("id", call.id().toString());
        json.writeStringField("channel", call.channel().value());
        json.writeStringField("callerName", call.caller().name());
        json.writeStringField("caller", call.caller().number());
        json.writeStringField("dialled", call.dialled());
        json.writeStringField("context", call.context());
        json.writeStringField("account", call.account());
        json.writeStringField("trunk", call.trunk());
        json.writeArrayFieldStart("args");
        for (String arg : call.args()) {
            json.writeString(arg);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTimeline(JsonGenerator json, CallTimeline timeline) throws IOException {
        json.writeObjectFieldStart("timeline");
        writeInstant(json, "started", timeline.started());
        writeInstant(json, "ringing", timeline.ringing());
        writeInstant(json, "answered", answeredAsBefore(timeline));
        writeInstant(json, "callerAnswered", timeline.callerAnswered());
        writeInstant(json, "calleeAnswered", timeline.calleeAnswered());
        writeInstant(json, "ended", timeline.ended());
        json.writeEndObject();
    }

    /** An earlier version knows one answer only. */
    private static @Nullable Instant answeredAsBefore(CallTimeline timeline) {
        Instant callee = timeline.calleeAnswered();
        return callee == null ? timeline.callerAnswered() : callee;
    }

    private static void writeAttempt(JsonGenerator json, RouteAttempt attempt) throws IOException {
        HangupCause cause = attempt.cause();
        json.writeStartObject();
        json.writeStringField("endpoint", attempt.endpoint());
        writeInstant(json, "started", attempt.started());
        writeNumber(json, "cause", cause == null ? null : cause.code());
        writeNumber(json, "sipStatus", attempt.sipStatus());
        if (attempt.number() > 0) {
            json.writeNumberField("number", attempt.number());
        }
        writeInstant(json, "ringing", attempt.times().ringing());
        writeInstant(json, "answered", attempt.times().answered());
        writeInstant(json, "ended", attempt.times().ended());
        json.writeEndObject();
    }

    private static void writeEnd(JsonGenerator json, CallEnd end) throws IOException {
        json.writeObjectFieldStart("end");
        json.writeStringField("disposition", end.disposition().name());
        json.writeStringField("by", end.by().name());
        json.writeNumberField("cause", end.cause().code());
        writeNumber(json, "sipStatus", end.sipStatus());
        json.writeStringField("source", end.source().name());
        writeInstant(json, "notBefore", end.notBefore());
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static void writeInstant(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at != null) {
            json.writeStringField(name, at.toString());
        }
    }

    private static void writeNumber(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number.intValue());
        }
    }

    /**
     * The session of such a line.
     *
     * @throws SessionStoreException if it is none
     */
    public static CallSession read(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            if (!root.isObject()) {
                throw new IllegalArgumentException("no JSON object");
            }
            return session(root);
        } catch (JsonProcessingException e) {
            throw new SessionStoreException("a session cannot be read: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new SessionStoreException("a session cannot be read: " + e.getMessage(), e);
        }
    }

    private static CallSession session(JsonNode root) {
        List<RouteAttempt> attempts = new ArrayList<>();
        root.path("attempts").forEach(node -> attempts.add(attempt(node)));
        CallTimeline timeline = timeline(root.path("timeline"), isLastOpen(attempts));
        JsonNode end = root.path("end");
        return new CallSession(
                new CallOrigin(text(root, "application"), text(root, "asterisk")),
                new CallSession.Owner(
                        root.path("epoch").asLong(),
                        root.path("takenUp").asInt(),
                        root.path("attemptsBefore").asInt()),
                call(root.path("call")),
                timeline,
                attempts,
                texts(root.path("data")),
                texts(root.path("notes")),
                isServed(root, timeline),
                end.isObject() ? end(end) : null);
    }

    private static IncomingCall call(JsonNode node) {
        List<String> args = new ArrayList<>();
        node.path("args").forEach(arg -> args.add(arg.asText()));
        return new IncomingCall(
                CallId.parse(text(node, "id")),
                new ChannelId(text(node, "channel")),
                new CallerId(text(node, "callerName"), text(node, "caller")),
                text(node, "dialled"),
                text(node, "context"),
                text(node, "account"),
                text(node, "trunk"),
                args);
    }

    private static boolean isLastOpen(List<RouteAttempt> attempts) {
        return !attempts.isEmpty() && attempts.get(attempts.size() - 1).isOpen();
    }

    /** An earlier version wrote one answer: the callee's if the last target was still open, else that of the caller by the flow. */
    private static CallTimeline timeline(JsonNode node, boolean calleeOpen) {
        Instant answered = instant(node, "answered");
        boolean asBefore = knowsOneAnswerOnly(node);
        return new CallTimeline(
                Instant.parse(text(node, "started")),
                instant(node, "ringing"),
                asBefore && !calleeOpen ? answered : instant(node, "callerAnswered"),
                asBefore && calleeOpen ? answered : instant(node, "calleeAnswered"),
                instant(node, "ended"));
    }

    private static boolean knowsOneAnswerOnly(JsonNode timeline) {
        return !timeline.has("callerAnswered") && !timeline.has("calleeAnswered");
    }

    /** For an earlier version, a caller that was answered without a callee was served. */
    private static boolean isServed(JsonNode root, CallTimeline timeline) {
        return root.path("served").asBoolean()
                || (knowsOneAnswerOnly(root.path("timeline")) && timeline.callerAnswered() != null);
    }

    private static RouteAttempt attempt(JsonNode node) {
        Integer cause = number(node, "cause");
        LegTimes times = new LegTimes(
                Instant.parse(text(node, "started")),
                instant(node, "ringing"),
                instant(node, "answered"),
                instant(node, "ended"));
        return new RouteAttempt(
                text(node, "endpoint"),
                node.path("number").asInt(),
                times,
                cause == null ? null : HangupCause.of(cause),
                number(node, "sipStatus"));
    }

    private static CallEnd end(JsonNode node) {
        return new CallEnd(
                Disposition.valueOf(text(node, "disposition")),
                new EndReason(
                        Party.valueOf(text(node, "by")),
                        HangupCause.of(node.path("cause").asInt()),
                        number(node, "sipStatus")),
                EndSource.valueOf(text(node, "source")),
                instant(node, "notBefore"));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static @Nullable Integer number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isInt() ? value.intValue() : null;
    }

    private static @Nullable Instant instant(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? Instant.parse(value.textValue()) : null;
    }
}
