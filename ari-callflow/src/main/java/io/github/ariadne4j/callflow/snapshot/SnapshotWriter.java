package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeMember;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.DialIntent;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.OpenOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a call. What is absent is left out; times are texts, durations milliseconds. */
final class SnapshotWriter {
    private final JsonGenerator json;

    SnapshotWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(CallModel call) throws IOException {
        json.writeStartObject();
        counters(call.counters());
        times(call.times());
        json.writeArrayFieldStart("legs");
        for (Leg leg : call.legs()) {
            leg(leg, call.times().legs().get(leg.id()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("bridges");
        for (BridgeState bridge : call.bridges()) {
            if (!bridge.isDestroyed()) {
                bridge(bridge);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("operations");
        for (OpenOperation operation : call.operations()) {
            operation(operation);
        }
        json.writeEndArray();
        texts("data", call.flow().data());
        texts("notes", call.flow().notes());
        json.writeBooleanField("served", call.flow().served());
        json.writeFieldName("plan");
        new PlanWriter(json).write(call.plan());
        json.writeEndObject();
    }

    private void counters(CallCounters counters) throws IOException {
        json.writeArrayFieldStart("next");
        json.writeNumber(counters.leg());
        json.writeNumber(counters.bridge());
        json.writeNumber(counters.operation());
        json.writeEndArray();
        json.writeNumberField("recoveries", counters.recoveries());
        json.writeNumberField("rejoins", counters.rejoins());
    }

    private void times(CallTimes times) throws IOException {
        time("started", times.started());
        time("connected", times.connected());
        time("ended", times.ended());
        time("latest", times.latest());
    }

    private void leg(Leg leg, @Nullable LegTimes times) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", leg.id().value());
        json.writeStringField("role", leg.role().name());
        json.writeStringField("channel", leg.channel().value());
        replaced(leg);
        target(leg.target());
        json.writeStringField("furthest", leg.furthest().name());
        json.writeBooleanField("created", leg.isCreated());
        intent(leg.dialIntent());
        if (leg.isReleased()) {
            json.writeBooleanField("released", true);
        }
        cause("sent", leg.causeSent());
        hangup(leg.causeSeen());
        if (times != null) {
            time("began", times.began());
            time("ringing", times.ringing());
            time("answered", times.answered());
            time("ended", times.ended());
        }
        json.writeEndObject();
    }

    private void replaced(Leg leg) throws IOException {
        if (!leg.replaced().isEmpty()) {
            json.writeArrayFieldStart("replaced");
            for (ReplacedChannel old : leg.replaced()) {
                json.writeStartObject();
                json.writeStringField("channel", old.channel().value());
                time("until", old.until());
                replacement(old.replacement());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void replacement(Replacement replacement) throws IOException {
        json.writeStringField("by", replacement.kind().name());
        String dialled = replacement.dialled();
        if (dialled != null) {
            json.writeStringField("dialled", dialled);
        }
        CallId linked = replacement.linkedCall();
        if (linked != null) {
            json.writeStringField("linkedCall", linked.toString());
        }
    }

    private void target(@Nullable DialTarget target) throws IOException {
        if (target != null) {
            json.writeFieldName("target");
            PlanWriter.target(json, target);
        }
    }

    private void intent(@Nullable DialIntent intent) throws IOException {
        if (intent != null) {
            json.writeObjectFieldStart("dialled");
            time("at", intent.at());
            json.writeNumberField("ringFor", intent.ringFor().toMillis());
            Duration progressWithin = intent.progressWithin();
            if (progressWithin != null) {
                json.writeNumberField("progressWithin", progressWithin.toMillis());
            }
            json.writeEndObject();
        }
    }

    private void hangup(Hangup seen) throws IOException {
        cause("seen", seen.cause());
        Integer status = seen.sipStatus();
        if (status != null) {
            json.writeNumberField("sip", status.intValue());
        }
    }

    private void cause(String name, @Nullable HangupCause cause) throws IOException {
        if (cause != null) {
            json.writeNumberField(name, cause.code());
        }
    }

    private void bridge(BridgeState bridge) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", bridge.key().number());
        json.writeArrayFieldStart("legs");
        for (BridgeMember member : bridge.members()) {
            json.writeNumber(member.leg().value());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void operation(OpenOperation operation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", operation.id().number());
        json.writeNumberField("epoch", operation.id().epoch());
        json.writeNumberField("leg", operation.leg().value());
        json.writeStringField("kind", operation.kind().name());
        json.writeEndObject();
    }

    private void texts(String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private void time(String name, @Nullable Instant at) throws IOException {
        if (at != null) {
            json.writeStringField(name, at.toString());
        }
    }
}
