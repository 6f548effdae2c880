package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RouteAttempt;
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

    private SessionJson() {}

    /** The session as one line. */
    public static String write(CallSession session) {
        ObjectNode root = JSON.createObjectNode();
        root.put("application", session.origin().application());
        root.put("asterisk", session.origin().asteriskId());
        root.put("epoch", session.owner().epoch());
        root.put("takenUp", session.owner().takenUp());
        root.put("attemptsBefore", session.owner().attemptsBefore());
        writeCall(root.putObject("call"), session.call());
        writeTimeline(root.putObject("timeline"), session.timeline());
        ArrayNode attempts = root.putArray("attempts");
        session.attempts().forEach(attempt -> writeAttempt(attempts.addObject(), attempt));
        session.data().forEach(root.putObject("data")::put);
        session.notes().forEach(root.putObject("notes")::put);
        CallEnd end = session.end();
        if (end != null) {
            writeEnd(root.putObject("end"), end);
        }
        return root.toString();
    }

    private static void writeCall(ObjectNode node, IncomingCall call) {
        node.put("id", call.id().toString());
        node.put("channel", call.channel().value());
        node.put("callerName", call.caller().name());
        node.put("caller", call.caller().number());
        node.put("dialled", call.dialled());
        node.put("context", call.context());
        node.put("account", call.account());
        node.put("trunk", call.trunk());
        ArrayNode args = node.putArray("args");
        call.args().forEach(args::add);
    }

    private static void writeTimeline(ObjectNode node, CallTimeline timeline) {
        node.put("started", timeline.started().toString());
        put(node, "ringing", timeline.ringing());
        put(node, "answered", timeline.answered());
        put(node, "ended", timeline.ended());
    }

    private static void writeAttempt(ObjectNode node, RouteAttempt attempt) {
        HangupCause cause = attempt.cause();
        node.put("endpoint", attempt.endpoint());
        node.put("started", attempt.started().toString());
        node.put("cause", cause == null ? null : cause.code());
        node.put("sipStatus", attempt.sipStatus());
    }

    private static void writeEnd(ObjectNode node, CallEnd end) {
        node.put("disposition", end.disposition().name());
        node.put("by", end.by().name());
        node.put("cause", end.cause().code());
        node.put("sipStatus", end.sipStatus());
        node.put("source", end.source().name());
        put(node, "notBefore", end.notBefore());
    }

    private static void put(ObjectNode node, String name, @Nullable Instant at) {
        if (at != null) {
            node.put(name, at.toString());
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
        JsonNode end = root.path("end");
        return new CallSession(
                new CallOrigin(text(root, "application"), text(root, "asterisk")),
                new CallSession.Owner(
                        root.path("epoch").asLong(),
                        root.path("takenUp").asInt(),
                        root.path("attemptsBefore").asInt()),
                call(root.path("call")),
                timeline(root.path("timeline")),
                attempts,
                texts(root.path("data")),
                texts(root.path("notes")),
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

    private static CallTimeline timeline(JsonNode node) {
        return new CallTimeline(
                Instant.parse(text(node, "started")),
                instant(node, "ringing"),
                instant(node, "answered"),
                instant(node, "ended"));
    }

    private static RouteAttempt attempt(JsonNode node) {
        Integer cause = number(node, "cause");
        return new RouteAttempt(
                text(node, "endpoint"),
                Instant.parse(text(node, "started")),
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
