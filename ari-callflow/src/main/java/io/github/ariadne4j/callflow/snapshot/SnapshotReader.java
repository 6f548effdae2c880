package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.leg.DialIntent;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegState;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.operation.KeyCollection;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.operation.Supervision;
import io.github.ariadne4j.callflow.session.JsonFields;
import io.github.ariadne4j.callflow.session.RtpJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a call. */
final class SnapshotReader {
    private final CallFacts facts;

    SnapshotReader(CallFacts facts) {
        this.facts = facts;
    }

    CallModel call(JsonNode root) {
        OptionsReader options = new OptionsReader(root);
        List<Leg> legs = new ArrayList<>();
        List<CallTimes.OfLeg> times = new ArrayList<>();
        for (JsonNode node : root.path("legs")) {
            Leg leg = leg(node, options);
            legs.add(leg);
            if (node.has("began")) {
                times.add(new CallTimes.OfLeg(leg.id(), JsonFields.times(node, "began")));
            }
        }
        return new CallModel(
                facts.with(PlanReader.optionalMillis(root, "credit"))
                        .withHops(root.path("hops").asInt()),
                counters(root),
                new CallTimes(
                        time(root, "started"),
                        JsonFields.instant(root, "connected"),
                        JsonFields.instant(root, "ended"),
                        time(root, "latest"),
                        times),
                legs,
                bridges(root, legs),
                operations(root),
                stopping(root),
                new FlowData(
                                JsonFields.texts(root.path("data")),
                                JsonFields.texts(root.path("notes")),
                                root.path("served").asBoolean())
                        .with(JournalJson.read(root)),
                new PlanReader(options).plan(root.path("plan")));
    }

    private static CallCounters counters(JsonNode root) {
        JsonNode next = root.path("next");
        return new CallCounters(
                next.path(0).asInt(1),
                next.path(1).asInt(1),
                next.path(2).asInt(1),
                root.path("recoveries").asInt(),
                root.path("rejoins").asInt());
    }

    private static Leg leg(JsonNode node, OptionsReader options) {
        List<ReplacedChannel> replaced = new ArrayList<>();
        node.path("replaced").forEach(old -> replaced.add(replaced(old)));
        Leg leg = Leg.stored(
                new LegId(node.path("id").asInt()),
                LegRole.valueOf(node.path("role").asText()),
                new ChannelId(node.path("channel").asText()),
                replaced,
                node.path("created").asBoolean(),
                node.has("target") ? PlanReader.target(node.path("target"), options) : null,
                LegState.valueOf(node.path("furthest").asText()),
                node.has("dialled") ? intent(node.path("dialled")) : null);
        return node.path("released").asBoolean()
                ? leg.releasedBefore(
                        JsonFields.cause(node, "sent"),
                        new Hangup(JsonFields.cause(node, "seen"), JsonFields.number(node, "sip"), RtpJson.read(node)))
                : leg;
    }

    private static ReplacedChannel replaced(JsonNode node) {
        Replacement replacement = new Replacement(
                Replacement.Kind.valueOf(node.path("by").asText()),
                node.has("dialled") ? node.path("dialled").asText() : null,
                node.has("linkedCall") ? CallId.parse(node.path("linkedCall").asText()) : null);
        return ReplacedChannel.at(
                        new ChannelId(node.path("channel").asText()), JsonFields.instant(node, "until"), replacement)
                .with(RtpJson.read(node));
    }

    private static DialIntent intent(JsonNode node) {
        return new DialIntent(
                time(node, "at"),
                Duration.ofMillis(node.path("ringFor").asLong()),
                PlanReader.optionalMillis(node, "progressWithin"),
                node.path("screened").asBoolean());
    }

    private List<BridgeState> bridges(JsonNode root, List<Leg> legs) {
        List<BridgeState> bridges = new ArrayList<>();
        for (JsonNode node : root.path("bridges")) {
            Map<LegId, ChannelId> members = new LinkedHashMap<>();
            for (JsonNode member : node.path("legs")) {
                for (Leg leg : legs) {
                    if (leg.id().value() == member.asInt()) {
                        members.put(leg.id(), leg.channel());
                    }
                }
            }
            String purpose = node.path("purpose").asText(BridgePurpose.TALK.name());
            BridgeKey key =
                    new BridgeKey(facts.call().id(), node.path("number").asInt(), BridgePurpose.valueOf(purpose));
            bridges.add(BridgeState.stored(key, members, time(root, "latest")));
        }
        return bridges;
    }

    private List<OpenOperation> operations(JsonNode root) {
        List<OpenOperation> operations = new ArrayList<>();
        for (JsonNode node : root.path("operations")) {
            OpenOperation operation = OpenOperation.of(
                    PlanReader.operation(node),
                    new LegId(node.path("leg").asInt()),
                    OpenOperation.Kind.valueOf(node.path("kind").asText()),
                    null);
            if (node.has("how")) {
                operation = operation.with(supervision(node));
            }
            if (node.has("keys") || node.has("since")) {
                operation = operation.with(keys(node));
            }
            String recording = node.path("recording").asText();
            operations.add(recording.isEmpty() ? operation : operation.with(OpenRecording.stored(recording)));
        }
        return operations;
    }

    /** Without a time in a session of an earlier version. */
    private static KeyCollection keys(JsonNode node) {
        Keys pressed = new Keys(node.path("keys").asText());
        return KeyCollection.stored(pressed, node.has("since") ? time(node, "since") : null);
    }

    /** None in a session of an earlier version. */
    private static List<StoppingSound> stopping(JsonNode root) {
        List<StoppingSound> sounds = new ArrayList<>();
        for (JsonNode node : root.path("stopping")) {
            sounds.add(new StoppingSound(
                    PlanReader.operation(node),
                    new LegId(node.path("leg").asInt()),
                    StoppingSound.Kind.valueOf(node.path("kind").asText())));
        }
        return sounds;
    }

    private Supervision supervision(JsonNode node) {
        Supervision supervision = Supervision.of(
                Supervising.valueOf(node.path("how").asText()),
                new LegId(node.path("of").asInt()));
        if (node.has("snoop")) {
            supervision = supervision.listeningBy(new LegId(node.path("snoop").asInt()));
        }
        return node.has("bridge")
                ? supervision.in(
                        new BridgeKey(facts.call().id(), node.path("bridge").asInt(), BridgePurpose.SUPERVISION))
                : supervision;
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(JsonFields.text(node, name));
    }
}
