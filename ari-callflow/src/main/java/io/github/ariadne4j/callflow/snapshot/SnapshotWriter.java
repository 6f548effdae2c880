package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ariadne4j.callflow.bridge.BridgeMember;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.DialIntent;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.operation.KeyCollection;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.operation.Supervision;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.JsonFields;
import io.github.ariadne4j.callflow.session.RtpJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a call. What is absent, empty, zero or false is left out; times are texts, durations milliseconds. */
final class SnapshotWriter {
    private final JsonGenerator json;
    private final OptionsWriter options = new OptionsWriter();

    SnapshotWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(CallModel call) throws IOException {
        json.writeStartObject();
        counters(call.counters());
        times(call.times());
        json.writeArrayFieldStart("legs");
        for (Leg leg : call.legs()) {
            leg(leg, call.times().of(leg.id()));
        }
        json.writeEndArray();
        bridges(call.bridges());
        operations(call.operations(), call.flow().journal() != null);
        stopping(call.stopping());
        credit(call.facts().credit());
        hops(call.facts().hops());
        flow(call.flow());
        json.writeFieldName("plan");
        new PlanWriter(json, options).write(call.plan());
        options.write(json);
        json.writeEndObject();
    }

    private void bridges(List<BridgeState> bridges) throws IOException {
        if (!bridges.isEmpty()) {
            json.writeArrayFieldStart("bridges");
            for (BridgeState bridge : bridges) {
                if (!bridge.isDestroyed()) {
                    bridge(bridge);
                }
            }
            json.writeEndArray();
        }
    }

    private void operations(List<OpenOperation> operations, boolean durable) throws IOException {
        if (!operations.isEmpty()) {
            json.writeArrayFieldStart("operations");
            for (OpenOperation operation : operations) {
                if (!operation.kind().isMomentary()) {
                    operation(operation, durable);
                }
            }
            json.writeEndArray();
        }
    }

    private void stopping(List<StoppingSound> sounds) throws IOException {
        if (!sounds.isEmpty()) {
            json.writeArrayFieldStart("stopping");
            for (StoppingSound sound : sounds) {
                json.writeStartObject();
                address(sound.id(), sound.leg());
                json.writeStringField("kind", sound.kind().name());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void address(OperationId id, LegId leg) throws IOException {
        json.writeNumberField("number", id.number());
        json.writeNumberField("epoch", id.epoch());
        json.writeNumberField("leg", leg.value());
    }

    private void credit(@Nullable Duration credit) throws IOException {
        if (credit != null) {
            json.writeNumberField("credit", credit.toMillis());
        }
    }

    private void hops(int hops) throws IOException {
        if (hops > 0) {
            json.writeNumberField("hops", hops);
        }
    }

    private void flow(FlowData flow) throws IOException {
        if (!flow.data().isEmpty()) {
            JsonFields.write(json, "data", flow.data());
        }
        if (!flow.notes().isEmpty()) {
            JsonFields.write(json, "notes", flow.notes());
        }
        if (flow.served()) {
            json.writeBooleanField("served", true);
        }
        if (flow.journal() != null) {
            JournalJson.write(json, flow.journal());
        }
    }

    private void counters(CallCounters counters) throws IOException {
        json.writeArrayFieldStart("next");
        json.writeNumber(counters.leg());
        json.writeNumber(counters.bridge());
        json.writeNumber(counters.operation());
        json.writeEndArray();
        if (counters.recoveries() > 0) {
            json.writeNumberField("recoveries", counters.recoveries());
        }
        if (counters.rejoins() > 0) {
            json.writeNumberField("rejoins", counters.rejoins());
        }
    }

    private void times(CallTimes times) throws IOException {
        JsonFields.write(json, "started", times.started());
        JsonFields.write(json, "connected", times.connected());
        JsonFields.write(json, "ended", times.ended());
        JsonFields.write(json, "latest", times.latest());
    }

    private void leg(Leg leg, @Nullable LegTimes times) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", leg.id().value());
        json.writeStringField("role", leg.role().name());
        json.writeStringField("channel", leg.channel().value());
        replaced(leg);
        target(leg.target());
        json.writeStringField("furthest", leg.furthest().name());
        if (leg.isCreated()) {
            json.writeBooleanField("created", true);
        }
        intent(leg.dialIntent());
        if (leg.isReleased()) {
            json.writeBooleanField("released", true);
        }
        JsonFields.write(json, "sent", leg.causeSent());
        hangup(leg.causeSeen());
        if (times != null) {
            JsonFields.write(json, times);
        }
        json.writeEndObject();
    }

    private void replaced(Leg leg) throws IOException {
        if (!leg.replaced().isEmpty()) {
            json.writeArrayFieldStart("replaced");
            for (ReplacedChannel old : leg.replaced()) {
                json.writeStartObject();
                json.writeStringField("channel", old.channel().value());
                JsonFields.write(json, "until", old.until());
                replacement(old.replacement());
                RtpJson.write(json, old.rtp());
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
            PlanWriter.target(json, target, options);
        }
    }

    private void intent(@Nullable DialIntent intent) throws IOException {
        if (intent != null) {
            json.writeObjectFieldStart("dialled");
            JsonFields.write(json, "at", intent.at());
            json.writeNumberField("ringFor", intent.ringFor().toMillis());
            Duration progressWithin = intent.progressWithin();
            if (progressWithin != null) {
                json.writeNumberField("progressWithin", progressWithin.toMillis());
            }
            if (intent.screened()) {
                json.writeBooleanField("screened", true);
            }
            json.writeEndObject();
        }
    }

    private void hangup(Hangup seen) throws IOException {
        JsonFields.write(json, "seen", seen.cause());
        JsonFields.write(json, "sip", seen.sipStatus());
        RtpJson.write(json, seen.rtp());
    }

    private void bridge(BridgeState bridge) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", bridge.key().number());
        if (bridge.key().purpose() != BridgePurpose.TALK) {
            json.writeStringField("purpose", bridge.key().purpose().name());
        }
        json.writeArrayFieldStart("legs");
        for (BridgeMember member : bridge.members()) {
            json.writeNumber(member.leg().value());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void operation(OpenOperation operation, boolean durable) throws IOException {
        json.writeStartObject();
        address(operation.id(), operation.leg());
        json.writeStringField("kind", operation.kind().name());
        if (durable && operation.keys() != null) {
            keys(operation.keys());
        }
        if (operation.recording() != null) {
            json.writeStringField("recording", operation.recording().name());
        }
        if (operation.supervision() != null) {
            supervision(operation.supervision());
        }
        json.writeEndObject();
    }

    private void keys(KeyCollection keys) throws IOException {
        if (keys.isWritten()) {
            json.writeStringField("keys", keys.keys().pressed());
        }
        if (keys.since() != null) {
            json.writeStringField("since", keys.since().toString());
        }
    }

    private void supervision(Supervision supervision) throws IOException {
        json.writeStringField("how", supervision.how().name());
        json.writeNumberField("of", supervision.of().value());
        if (supervision.snoop() != null) {
            json.writeNumberField("snoop", supervision.snoop().value());
        }
        if (supervision.bridge() != null) {
            json.writeNumberField("bridge", supervision.bridge().number());
        }
    }
}
