package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The format of a session in every store: one line of JSON. Unknown fields are ignored. Of a session of an earlier version, an
 * ended call has the content of its CDR, and a live call has no state. Any thread.
 */
public final class SessionJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = JSON.getFactory();
    /** More than the sessions of a call to one target have. */
    private static final int USUAL_LENGTH = 1_536;

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
        json.writeNumberField("recoveries", session.owner().recoveries());
        writeCall(json, session.call());
        writeTimeline(json, session.timeline());
        if (session.state() != null) {
            json.writeFieldName("state");
            json.writeRawValue(session.state());
        }
        CallEnd end = session.end();
        if (end != null) {
            LegsJson.write(json, session.legs());
            JsonFields.write(json, "notes", session.notes());
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
        if (call.isOutbound()) {
            json.writeStringField("direction", call.direction().name());
        }
        json.writeEndObject();
    }

    private static void writeTimeline(JsonGenerator json, CallTimeline timeline) throws IOException {
        json.writeObjectFieldStart("timeline");
        JsonFields.write(json, "started", timeline.started());
        JsonFields.write(json, "ringing", timeline.ringing());
        JsonFields.write(json, "answered", answeredAsBefore(timeline));
        JsonFields.write(json, "callerAnswered", timeline.callerAnswered());
        JsonFields.write(json, "calleeAnswered", timeline.calleeAnswered());
        JsonFields.write(json, "ended", timeline.ended());
        json.writeEndObject();
    }

    /** An earlier version has one time of an answer only. */
    private static @Nullable Instant answeredAsBefore(CallTimeline timeline) {
        Instant callee = timeline.calleeAnswered();
        return callee == null ? timeline.callerAnswered() : callee;
    }

    private static void writeEnd(JsonGenerator json, CallEnd end) throws IOException {
        json.writeObjectFieldStart("end");
        json.writeStringField("disposition", end.disposition().name());
        json.writeStringField("by", end.by().name());
        json.writeNumberField("cause", end.cause().code());
        JsonFields.write(json, "sipStatus", end.sipStatus());
        json.writeStringField("source", end.source().name());
        JsonFields.write(json, "notBefore", end.notBefore());
        json.writeEndObject();
    }

    /**
     * Parses such a line.
     *
     * @throws SessionStoreException if it is no session
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
        IncomingCall call = call(root.path("call"));
        CallTimeline timeline = timeline(root);
        CallEnd end = root.path("end").isObject() ? end(root.path("end")) : null;
        JsonNode state = root.path("state");
        return new CallSession(
                new CallOrigin(JsonFields.text(root, "application"), JsonFields.text(root, "asterisk")),
                owner(root),
                call,
                timeline,
                end == null && state.isObject() ? state.toString() : null,
                end == null ? List.of() : legs(root, call, timeline, end),
                end == null ? Map.of() : JsonFields.texts(root.path("notes")),
                end);
    }

    private static CallSession.Owner owner(JsonNode root) {
        JsonNode recoveries = root.path(root.has("recoveries") ? "recoveries" : "takenUp");
        return new CallSession.Owner(root.path("epoch").asLong(), recoveries.asInt());
    }

    private static List<CdrLeg> legs(JsonNode root, IncomingCall call, CallTimeline timeline, CallEnd end) {
        return root.has("legs") ? LegsJson.read(root.path("legs")) : new EarlierLegs(root, call, timeline, end).all();
    }

    private static IncomingCall call(JsonNode node) {
        List<String> args = new ArrayList<>();
        node.path("args").forEach(arg -> args.add(arg.asText()));
        return new IncomingCall(
                CallId.parse(JsonFields.text(node, "id")),
                new ChannelId(JsonFields.text(node, "channel")),
                new CallerId(JsonFields.text(node, "callerName"), JsonFields.text(node, "caller")),
                JsonFields.text(node, "dialled"),
                JsonFields.text(node, "context"),
                JsonFields.text(node, "account"),
                JsonFields.text(node, "trunk"),
                args,
                node.has("direction")
                        ? CallDirection.valueOf(JsonFields.text(node, "direction"))
                        : CallDirection.INBOUND);
    }

    /**
     * An earlier version wrote one answer: the callee's if the last target still existed, otherwise that of the caller by the
     * flow.
     */
    private static CallTimeline timeline(JsonNode root) {
        JsonNode node = root.path("timeline");
        Instant answered = JsonFields.instant(node, "answered");
        boolean asBefore = !node.has("callerAnswered") && !node.has("calleeAnswered");
        boolean calleeOpen = EarlierLegs.isLastTargetOpen(root);
        return new CallTimeline(
                Instant.parse(JsonFields.text(node, "started")),
                JsonFields.instant(node, "ringing"),
                asBefore && !calleeOpen ? answered : JsonFields.instant(node, "callerAnswered"),
                asBefore && calleeOpen ? answered : JsonFields.instant(node, "calleeAnswered"),
                JsonFields.instant(node, "ended"));
    }

    private static CallEnd end(JsonNode node) {
        return new CallEnd(
                Disposition.valueOf(JsonFields.text(node, "disposition")),
                new EndReason(
                        Party.valueOf(JsonFields.text(node, "by")),
                        HangupCause.of(node.path("cause").asInt()),
                        JsonFields.number(node, "sipStatus")),
                EndSource.valueOf(JsonFields.text(node, "source")),
                JsonFields.instant(node, "notBefore"));
    }
}
