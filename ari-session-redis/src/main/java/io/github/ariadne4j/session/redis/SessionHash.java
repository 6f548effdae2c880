package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session as the fields of a Redis hash: small, and readable with {@code HGETALL}. */
final class SessionHash {
    private SessionHash() {}

    static Map<String, String> write(CallSession session) {
        Map<String, String> fields = new HashMap<>();
        fields.put("application", session.origin().application());
        fields.put("asterisk", session.origin().asteriskId());
        fields.put("caller", session.caller());
        fields.put("dialled", session.dialled());
        fields.put("callerChannel", session.callerChannel().value());
        fields.put("bridge", session.bridge().value());
        fields.put("started", session.timeline().started().toString());
        put(fields, "calleeChannel", session.calleeChannel());
        put(fields, "ringing", session.timeline().ringing());
        put(fields, "answered", session.timeline().answered());
        put(fields, "ended", session.timeline().ended());
        EndReason end = session.end();
        if (end != null) {
            fields.put("endedBy", end.by().name());
            fields.put("cause", end.cause().toString());
            put(fields, "sipStatus", end.sipStatus());
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /**
     * Null if there is none.
     *
     * @throws SessionStoreException if what is there is not one
     */
    static @Nullable CallSession read(CallId id, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return null;
        }
        try {
            return session(id, fields);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new SessionStoreException("session " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static CallSession session(CallId id, Map<String, String> fields) {
        String callee = fields.get("calleeChannel");
        return new CallSession(
                id,
                new CallSession.Origin(text(fields, "application"), text(fields, "asterisk")),
                text(fields, "caller"),
                text(fields, "dialled"),
                new ChannelId(text(fields, "callerChannel")),
                callee == null ? null : new ChannelId(callee),
                new BridgeId(text(fields, "bridge")),
                timeline(fields),
                end(fields));
    }

    private static CallTimeline timeline(Map<String, String> fields) {
        return new CallTimeline(
                Instant.parse(text(fields, "started")),
                instant(fields, "ringing"),
                instant(fields, "answered"),
                instant(fields, "ended"));
    }

    private static @Nullable EndReason end(Map<String, String> fields) {
        String by = fields.get("endedBy");
        if (by == null) {
            return null;
        }
        String sip = fields.get("sipStatus");
        HangupCause cause = HangupCause.of(Integer.parseInt(text(fields, "cause")));
        return new EndReason(Party.valueOf(by), cause, sip == null ? null : Integer.valueOf(sip));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static @Nullable Instant instant(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text == null ? null : Instant.parse(text);
    }
}
