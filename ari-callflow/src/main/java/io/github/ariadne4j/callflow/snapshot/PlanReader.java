package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.HangupPolicy;
import io.github.ariadne4j.callflow.model.TalkLimit;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.session.JsonFields;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a plan. */
final class PlanReader {
    private final OptionsReader options;

    PlanReader(OptionsReader options) {
        this.options = options;
    }

    CallPlan plan(JsonNode node) {
        String kind = node.path("kind").asText();
        return switch (kind) {
            case "InFlow" -> new CallPlan.InFlow();
            case "Hunt" -> hunt(node);
            case "Connected" -> connected(node);
            case "Releasing" -> releasing(node);
            case "InRoom" -> new CallPlan.InRoom(room(node), null, left(node.path("left")));
            case "Transferring" -> transferring(node);
            case "Released" -> new CallPlan.Released();
            default -> throw new IllegalArgumentException("a plan of the kind \"" + kind + "\" is not known");
        };
    }

    private static CallPlan.Releasing releasing(JsonNode node) {
        CallEnd end = new CallEnd(
                Disposition.valueOf(node.path("disposition").asText()),
                reason(node.path("reason")),
                EndSource.valueOf(node.path("source").asText()),
                JsonFields.instant(node, "notBefore"));
        return new CallPlan.Releasing(
                end, node.has("kept") ? new LegId(node.path("kept").asInt()) : null);
    }

    private CallPlan.Transferring transferring(JsonNode node) {
        WarmTransfer terms = new WarmTransfer(
                target(node.path("to"), options),
                node.path("music").asText(),
                key(node, "completeKey"),
                key(node, "takeBackKey"));
        return new CallPlan.Transferring(
                CallPlan.Transferring.Step.valueOf(node.path("step").asText()),
                new LegId(node.path("agent").asInt()),
                new LegId(node.path("target").asInt()),
                terms,
                node.has("heard") ? operation(node.path("heard")) : null,
                false,
                null,
                node.has("talk") ? connected(node.path("talk")) : null);
    }

    private static @Nullable Character key(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asText().charAt(0) : null;
    }

    private static Room room(JsonNode node) {
        return new Room(
                node.path("room").asText(),
                Room.Role.valueOf(node.path("role").asText()),
                node.path("most").asInt(),
                node.path("endsWithModerator").asBoolean(),
                key(node, "leaveKey"),
                new Room.Sounds(
                        prompt(node, "entered"),
                        prompt(node, "leaves"),
                        node.path("music").asBoolean()),
                node.path("waitsForModerator").asBoolean(),
                recording(node.path("recording")));
    }

    private static @Nullable Recording recording(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Recording(
                        Recording.Format.valueOf(node.path("format").asText()),
                        Duration.ofMillis(node.path("longest").asLong()),
                        null,
                        Recording.EndKey.NONE,
                        node.path("beep").asBoolean(),
                        node.has("label") ? node.path("label").asText() : null);
    }

    private static @Nullable Prompt prompt(JsonNode node, String name) {
        return node.has(name) ? new Prompt(node.path(name).asText()) : null;
    }

    private static @Nullable JoinOutcome left(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return OutcomeTexts.joined(texts);
    }

    private static CallPlan.Connected connected(JsonNode node) {
        boolean continues = node.path("callerContinues").asBoolean();
        Instant deadline = JsonFields.instant(node, "until");
        return new CallPlan.Connected(
                new LegId(node.path("callee").asInt()),
                continues ? HangupPolicy.CALLER_CONTINUES : HangupPolicy.EITHER_ENDS,
                deadline == null ? null : new TalkLimit(deadline, warning(node.path("warning"))),
                false,
                null,
                List.of(),
                node.path("keepsCallee").asBoolean());
    }

    private static Connect.@Nullable Warning warning(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Connect.Warning(
                        Duration.ofMillis(node.path("before").asLong()),
                        new Prompt(node.path("media").asText()),
                        Party.valueOf(node.path("to").asText()));
    }

    private CallPlan.Hunt hunt(JsonNode node) {
        Set<LegId> failed = new HashSet<>();
        node.path("failed").forEach(leg -> failed.add(new LegId(leg.asInt())));
        return new CallPlan.Hunt(
                huntPlan(node),
                new LegId(node.path("firstLeg").asInt()),
                node.path("round").asInt(),
                Instant.parse(node.path("roundStarted").asText()),
                failed,
                node.path("goesOn").asBoolean(),
                null,
                node.has("telling") ? reason(node.path("telling")) : null,
                node.has("heard") ? operation(node.path("heard")) : null,
                null,
                optionalMillis(node, "screenedWithin"));
    }

    static OperationId operation(JsonNode node) {
        return new OperationId(node.path("number").asInt(), node.path("epoch").asLong());
    }

    private HuntPlan huntPlan(JsonNode node) {
        List<HuntPlan.Round> rounds = new ArrayList<>();
        for (JsonNode round : node.path("rounds")) {
            List<HuntPlan.Offer> offers = new ArrayList<>();
            round.forEach(offer -> offers.add(offer(offer)));
            rounds.add(new HuntPlan.Round(offers));
        }
        Set<HangupCause> endsHunt = new HashSet<>();
        node.path("endsHunt").forEach(cause -> endsHunt.add(HangupCause.of(cause.asInt())));
        return new HuntPlan(
                rounds, Ringback.valueOf(node.path("ringback").asText()), new FailOver(endsHunt), longestTalk(node));
    }

    private static @Nullable LongestTalk longestTalk(JsonNode node) {
        Duration time = optionalMillis(node, "longestTalk");
        JsonNode warning = node.path("warning");
        if (time == null || warning.isMissingNode()) {
            return time == null ? null : LongestTalk.of(time);
        }
        return LongestTalk.of(time)
                .warning(
                        Duration.ofMillis(warning.path("before").asLong()),
                        warning.path("media").asText(),
                        Party.valueOf(warning.path("to").asText()));
    }

    private HuntPlan.Offer offer(JsonNode node) {
        return new HuntPlan.Offer(
                target(node.path("target"), options),
                Duration.ofMillis(node.path("startAfter").asLong()),
                optionalMillis(node, "progressWithin"));
    }

    static DialTarget target(JsonNode node, OptionsReader options) {
        return new DialTarget(
                DialTarget.Technology.valueOf(node.path("technology").asText()),
                node.path("peer").asText(),
                node.has("number") ? node.path("number").asText() : null,
                node.has("contact") ? new ContactUri(node.path("contact").asText()) : null,
                false,
                Duration.ofMillis(node.path("ringFor").asLong()),
                options.of(node));
    }

    private static EndReason reason(JsonNode node) {
        return new EndReason(
                Party.valueOf(node.path("by").asText()),
                HangupCause.of(node.path("cause").asInt()),
                JsonFields.number(node, "sip"));
    }

    static @Nullable Duration optionalMillis(JsonNode node, String name) {
        return node.has(name) ? Duration.ofMillis(node.path(name).asLong()) : null;
    }
}
