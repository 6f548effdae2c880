package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.HangupPolicy;
import io.github.ariadne4j.callflow.model.TalkLimit;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.session.JsonFields;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes a plan. One that is never written before it is admitted is written by its kind alone. */
final class PlanWriter {
    private final JsonGenerator json;
    private final OptionsWriter options;

    PlanWriter(JsonGenerator json, OptionsWriter options) {
        this.json = json;
        this.options = options;
    }

    void write(CallPlan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", plan.getClass().getSimpleName());
        if (plan instanceof CallPlan.Hunt hunt) {
            hunt(hunt);
        } else if (plan instanceof CallPlan.Connected connected) {
            connected(connected);
        } else if (plan instanceof CallPlan.Releasing releasing) {
            releasing(releasing);
        } else if (plan instanceof CallPlan.Transferring transfer) {
            transferring(transfer);
        } else if (plan instanceof CallPlan.InRoom inRoom) {
            room(inRoom.room());
            left(inRoom.outcome());
        }
        json.writeEndObject();
    }

    private void releasing(CallPlan.Releasing plan) throws IOException {
        CallEnd end = plan.end();
        json.writeStringField("disposition", end.disposition().name());
        json.writeStringField("source", end.source().name());
        JsonFields.write(json, "notBefore", end.notBefore());
        reason("reason", end.reason());
        LegId kept = plan.kept();
        if (kept != null) {
            json.writeNumberField("kept", kept.value());
        }
    }

    private void transferring(CallPlan.Transferring plan) throws IOException {
        json.writeStringField("step", plan.step().name());
        json.writeNumberField("agent", plan.agent().value());
        json.writeNumberField("target", plan.target().value());
        json.writeFieldName("to");
        target(json, plan.terms().target(), options);
        json.writeStringField("music", plan.terms().music());
        key("completeKey", plan.terms().completeKey());
        key("takeBackKey", plan.terms().takeBackKey());
        heard(plan.tone());
        CallPlan.Connected talk = plan.talk();
        if (talk != null) {
            json.writeObjectFieldStart("talk");
            connected(talk);
            json.writeEndObject();
        }
    }

    private void key(String name, @Nullable Character key) throws IOException {
        if (key != null) {
            json.writeStringField(name, key.toString());
        }
    }

    private void heard(@Nullable OperationId heard) throws IOException {
        if (heard != null) {
            json.writeObjectFieldStart("heard");
            json.writeNumberField("number", heard.number());
            json.writeNumberField("epoch", heard.epoch());
            json.writeEndObject();
        }
    }

    private void room(Room room) throws IOException {
        json.writeStringField("room", room.name());
        json.writeStringField("role", room.role().name());
        json.writeNumberField("most", room.mostMembers());
        json.writeBooleanField("endsWithModerator", room.endsWithModerator());
        key("leaveKey", room.leaveKey());
        sounds(room.sounds());
        if (room.waitsForModerator()) {
            json.writeBooleanField("waitsForModerator", true);
        }
        recording(room.recording());
    }

    private void recording(@Nullable Recording recording) throws IOException {
        if (recording == null) {
            return;
        }
        json.writeObjectFieldStart("recording");
        json.writeStringField("format", recording.format().name());
        json.writeNumberField("longest", recording.maxLength().toMillis());
        json.writeBooleanField("beep", recording.beep());
        if (recording.label() != null) {
            json.writeStringField("label", recording.label());
        }
        json.writeEndObject();
    }

    private void sounds(Room.Sounds sounds) throws IOException {
        Prompt entered = sounds.entered();
        if (entered != null) {
            json.writeStringField("entered", entered.uri());
        }
        Prompt left = sounds.left();
        if (left != null) {
            json.writeStringField("leaves", left.uri());
        }
        if (sounds.music()) {
            json.writeBooleanField("music", true);
        }
    }

    private void left(@Nullable JoinOutcome outcome) throws IOException {
        if (outcome != null) {
            json.writeArrayFieldStart("left");
            for (String text : OutcomeTexts.of(outcome)) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    private void connected(CallPlan.Connected plan) throws IOException {
        json.writeNumberField("callee", plan.callee().value());
        if (plan.policy() == HangupPolicy.CALLER_CONTINUES) {
            json.writeBooleanField("callerContinues", true);
        }
        if (plan.keepsCallee()) {
            json.writeBooleanField("keepsCallee", true);
        }
        TalkLimit limit = plan.limit();
        if (limit != null) {
            JsonFields.write(json, "until", limit.deadline());
            if (limit.warning() != null) {
                Connect.Warning warning = limit.warning();
                warning(warning.before(), warning.prompt().uri(), warning.to());
            }
        }
    }

    private void warning(Duration before, String media, Party to) throws IOException {
        json.writeObjectFieldStart("warning");
        json.writeNumberField("before", before.toMillis());
        json.writeStringField("media", media);
        json.writeStringField("to", to.name());
        json.writeEndObject();
    }

    private void hunt(CallPlan.Hunt plan) throws IOException {
        json.writeNumberField("firstLeg", plan.firstLeg().value());
        json.writeNumberField("round", plan.round());
        json.writeStringField("roundStarted", JsonFields.text(plan.roundStarted()));
        json.writeArrayFieldStart("failed");
        for (LegId leg : plan.failed()) {
            json.writeNumber(leg.value());
        }
        json.writeEndArray();
        json.writeBooleanField("goesOn", plan.goesOn());
        telling(plan);
        Duration screenedWithin = plan.screenedWithin();
        if (screenedWithin != null) {
            json.writeNumberField("screenedWithin", screenedWithin.toMillis());
        }
        json.writeStringField("ringback", plan.hunt().ringback().name());
        heard(plan.ringback());
        json.writeArrayFieldStart("endsHunt");
        for (HangupCause cause : plan.hunt().failOver().endsHunt()) {
            json.writeNumber(cause.code());
        }
        json.writeEndArray();
        longestTalk(plan.hunt().longestTalk());
        rounds(plan.hunt());
    }

    private void longestTalk(@Nullable LongestTalk longest) throws IOException {
        if (longest != null) {
            json.writeNumberField("longestTalk", longest.time().toMillis());
            LongestTalk.Warning warning = longest.warning();
            if (warning != null) {
                warning(warning.before(), warning.sound(), warning.to());
            }
        }
    }

    private void telling(CallPlan.Hunt plan) throws IOException {
        EndReason reason = plan.telling();
        if (reason != null) {
            reason("telling", reason);
        }
    }

    private void reason(String name, EndReason reason) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("by", reason.by().name());
        json.writeNumberField("cause", reason.cause().code());
        JsonFields.write(json, "sip", reason.sipStatus());
        json.writeEndObject();
    }

    private void rounds(HuntPlan hunt) throws IOException {
        json.writeArrayFieldStart("rounds");
        for (HuntPlan.Round round : hunt.rounds()) {
            json.writeStartArray();
            for (HuntPlan.Offer offer : round.offers()) {
                offer(offer);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void offer(HuntPlan.Offer offer) throws IOException {
        json.writeStartObject();
        json.writeFieldName("target");
        target(json, offer.target(), options);
        if (!offer.startAfter().isZero()) {
            json.writeNumberField("startAfter", offer.startAfter().toMillis());
        }
        Duration progressWithin = offer.progressWithin();
        if (progressWithin != null) {
            json.writeNumberField("progressWithin", progressWithin.toMillis());
        }
        json.writeEndObject();
    }

    static void target(JsonGenerator json, DialTarget target, OptionsWriter options) throws IOException {
        json.writeStartObject();
        json.writeStringField("technology", target.technology().name());
        json.writeStringField("peer", target.peer());
        String number = target.number();
        if (number != null) {
            json.writeStringField("number", number);
        }
        ContactUri contact = target.contact();
        if (contact != null) {
            json.writeStringField("contact", contact.uri());
        }
        json.writeNumberField("ringFor", target.ringFor().toMillis());
        options.number(json, target.options());
        json.writeEndObject();
    }
}
