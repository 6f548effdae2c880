package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.ari.model.ChannelState.DOWN;
import static io.github.ariadne4j.ari.model.ChannelState.RING;
import static io.github.ariadne4j.ari.model.ChannelState.RINGING;
import static io.github.ariadne4j.ari.model.ChannelState.UP;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every plan that may be written × what Asterisk may hold by then, worked out by the machine, as lines of Markdown. */
final class RecoveryTable {
    private static final HuntPlan IN_ORDER =
            HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));
    private static final HuntPlan AT_ONCE =
            HuntPlan.inParallel(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));

    private static final HuntPlan SECOND_PARTY = HuntPlan.inOrder(List.of(DialTarget.pjsip("third", "333")));

    private RecoveryTable() {}

    static List<String> lines() {
        return lines(plans(), found());
    }

    private static List<String> lines(
            Map<String, CallDriver> plans, Map<String, Function<CallDriver, RecoveryEvidence>> all) {
        List<String> lines = new ArrayList<>();
        lines.add("| found | " + String.join(" | ", plans.keySet()) + " |");
        lines.add("|---|" + "---|".repeat(plans.size()));
        all.forEach((name, found) -> lines.add("| " + name + " | "
                + plans.values().stream().map(left -> cell(left, found)).collect(Collectors.joining(" | ")) + " |"));
        return lines;
    }

    /** As the earlier instance left them. */
    static Map<String, CallDriver> plans() {
        Map<String, CallDriver> plans = new LinkedHashMap<>();
        plans.put("InFlow", CallDriver.inFlow());
        plans.put("InFlow, served", served());
        plans.put("Hunt in order", CallDriver.hunting(IN_ORDER));
        plans.put("Hunt at once", CallDriver.hunting(AT_ONCE));
        plans.put("Hunt of a flow", dialledByFlow());
        plans.put("Hunt, screened", screened());
        plans.put("Connected", connected(CallDriver.hunting(IN_ORDER)));
        plans.put("Connected, flow holds", connected(dialledByFlow()));
        plans.put("Connected, flow waits", connectedByFlow());
        plans.put("Transferring, requested", requested());
        plans.put("Transferring, consulting", consulting());
        plans.put("Transferring, joining", consulting().presses(1, "1"));
        plans.put("InRoom", inRoom());
        plans.put("InRoom, leaves", inRoom().presses(0, "5"));
        plans.put("Releasing, callee stays", keeping());
        plans.put("Released", connected(CallDriver.hunting(IN_ORDER)).serverLost());
        return plans;
    }

    /** The same for calls without a caller. */
    static List<String> outboundLines() {
        return lines(outboundPlans(), outboundFound());
    }

    /** The first party is leg 1, of two that ring at once the first one; the one that the flow dials is leg 3. */
    static Map<String, CallDriver> outboundPlans() {
        Map<String, CallDriver> plans = new LinkedHashMap<>();
        plans.put("Hunt in order", CallDriver.ringingFirst(IN_ORDER));
        plans.put("Hunt at once", CallDriver.ringingFirst(AT_ONCE));
        plans.put("InFlow", answeredFirst());
        plans.put("Hunt of the flow", answeredFirst().flow(new FlowEvent.Dials(SECOND_PARTY, new RequestId(1))));
        plans.put("Connected", connectedSecond());
        plans.put("Released", connectedSecond().serverLost());
        return plans;
    }

    private static CallDriver answeredFirst() {
        return CallDriver.ringingFirst(AT_ONCE).created(1).entered(1).answers(1).destroyed(2, CallDriver.CLEARED);
    }

    private static CallDriver connectedSecond() {
        return answeredFirst()
                .flow(new FlowEvent.HandsOver(SECOND_PARTY, HangupCause.NO_ROUTE, new RequestId(1)))
                .created(3)
                .bridgeCreated(1)
                .entered(3)
                .joined(1, 1, 3)
                .answers(3);
    }

    static Map<String, Function<CallDriver, RecoveryEvidence>> outboundFound() {
        Map<String, Function<CallDriver, RecoveryEvidence>> found = new LinkedHashMap<>();
        found.put("nothing", left -> left.found(Map.of()));
        found.put(
                "nothing, Asterisk was restarted",
                left -> left.foundLost(left.call().times().started()));
        found.put("first Down", left -> left.found(Map.of(1, DOWN)));
        found.put("first Ringing", left -> left.found(Map.of(1, RINGING)));
        found.put("first Up", left -> left.found(Map.of(1, UP)));
        found.put("two Ringing", left -> left.found(Map.of(1, RINGING, 2, RINGING)));
        found.put("two Up", left -> left.found(Map.of(1, UP, 2, UP)));
        found.put("first Up, second party Down, no bridge", left -> left.found(Map.of(1, UP, 3, DOWN)));
        found.put("first Up, second party Down, both in the bridge", left -> left.found(Map.of(1, UP, 3, DOWN), 1, 3));
        found.put(
                "first Up, second party Down, both in the bridge, not dialled",
                left -> left.foundUndialled(Map.of(1, UP, 3, DOWN), 1, 3));
        found.put(
                "first Up, second party Ringing, both in the bridge",
                left -> left.found(Map.of(1, UP, 3, RINGING), 1, 3));
        found.put("first Up, second party Up, no bridge", left -> left.found(Map.of(1, UP, 3, UP)));
        found.put("first Up, second party Up, both in the bridge", left -> left.found(Map.of(1, UP, 3, UP), 1, 3));
        found.put("no first, second party Up in the bridge", left -> left.found(Map.of(3, UP), 3));
        return found;
    }

    /** The agent is leg 1, the target leg 2. */
    private static CallDriver requested() {
        HuntPlan agent = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
        WarmTransfer terms = WarmTransfer.to(DialTarget.pjsip("second", "332")).completedBy('1');
        return connected(CallDriver.inFlow().flow(new FlowEvent.Dials(agent, new RequestId(1))))
                .flow(new FlowEvent.Transfers(new LegId(1), terms, new RequestId(2)))
                .leftBridge(1, 0);
    }

    private static CallDriver consulting() {
        return requested().entered(2).answers(2).joined(1, 2);
    }

    private static CallDriver inRoom() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Joins(Room.named("board").leftBy('5'), new RequestId(1)))
                .answers(0);
    }

    private static CallDriver served() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                .answers(0)
                .flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("beep"))), new RequestId(2)));
    }

    private static CallDriver dialledByFlow() {
        return CallDriver.inFlow().flow(new FlowEvent.Dials(IN_ORDER, new RequestId(1)));
    }

    private static CallDriver screened() {
        return CallDriver.inFlow().flow(new FlowEvent.Dials(AT_ONCE, Duration.ofSeconds(30), new RequestId(1)));
    }

    private static CallDriver connectedByFlow() {
        Connect terms = Connect.of().atMost(Duration.ofMinutes(10));
        return connected(dialledByFlow()).flow(new FlowEvent.Connects(new LegId(1), terms, new RequestId(2)));
    }

    /** Of a durable flow. */
    private static CallDriver keeping() {
        CallDriver dialled = CallDriver.inDurableFlow().flow(new FlowEvent.Dials(IN_ORDER, new RequestId(1)));
        Connect terms = Connect.of().keepingCallee();
        return connected(dialled)
                .flow(new FlowEvent.Connects(new LegId(1), terms, new RequestId(2)))
                .asksToHangUp(0, CallDriver.CLEARED);
    }

    private static CallDriver connected(CallDriver hunt) {
        return hunt.created(1)
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0);
    }

    static Map<String, Function<CallDriver, RecoveryEvidence>> found() {
        Map<String, Function<CallDriver, RecoveryEvidence>> found = new LinkedHashMap<>();
        found.put("nothing", left -> left.found(Map.of()));
        found.put("nothing but the bridge", CallDriver::foundBridge);
        found.put(
                "nothing, Asterisk was restarted",
                left -> left.foundLost(left.call().times().started()));
        found.put("no caller, target Down", left -> left.found(Map.of(1, DOWN), 1));
        found.put("no caller, target Ringing", left -> left.found(Map.of(1, RINGING), 1));
        found.put("no caller, target Up", left -> left.found(Map.of(1, UP), 1));
        found.put("caller Ring, no target", left -> left.found(Map.of(0, RING)));
        found.put("caller Ring, target Down, no bridge", left -> left.found(Map.of(0, RING, 1, DOWN)));
        found.put("caller Ring, target Down, both in the bridge", left -> left.found(Map.of(0, RING, 1, DOWN), 0, 1));
        found.put(
                "caller Ring, target Down, no bridge, not dialled",
                left -> left.foundUndialled(Map.of(0, RING, 1, DOWN)));
        found.put(
                "caller Ring, target Down, both in the bridge, not dialled",
                left -> left.foundUndialled(Map.of(0, RING, 1, DOWN), 0, 1));
        found.put("caller Ring, target Ringing, no bridge", left -> left.found(Map.of(0, RING, 1, RINGING)));
        found.put(
                "caller Ring, target Ringing, caller in the bridge",
                left -> left.found(Map.of(0, RING, 1, RINGING), 0));
        found.put(
                "caller Ring, target Ringing, both in the bridge",
                left -> left.found(Map.of(0, RING, 1, RINGING), 0, 1));
        found.put("caller Ring, target Up, no bridge", left -> left.found(Map.of(0, RING, 1, UP)));
        found.put("caller Ring, target Up, target in the bridge", left -> left.found(Map.of(0, RING, 1, UP), 1));
        found.put("caller Ring, target Up, both in the bridge", left -> left.found(Map.of(0, RING, 1, UP), 0, 1));
        found.put("caller Up, no target", left -> left.found(Map.of(0, UP)));
        found.put("caller Up in the bridge, no target", left -> left.found(Map.of(0, UP), 0));
        found.put("caller Up, target Down, both in the bridge", left -> left.found(Map.of(0, UP, 1, DOWN), 0, 1));
        found.put("caller Up, target Ringing, both in the bridge", left -> left.found(Map.of(0, UP, 1, RINGING), 0, 1));
        found.put("caller Up, target Up, no bridge", left -> left.found(Map.of(0, UP, 1, UP)));
        found.put("caller Up, target Up, caller in the bridge", left -> left.found(Map.of(0, UP, 1, UP), 0));
        found.put("caller Up, target Up, both in the bridge", left -> left.found(Map.of(0, UP, 1, UP), 0, 1));
        found.put(
                "caller Ring, two targets Ringing, no bridge",
                left -> left.found(Map.of(0, RING, 1, RINGING, 2, RINGING)));
        found.put("caller Ring, two targets Up, no bridge", left -> left.found(Map.of(0, RING, 1, UP, 2, UP)));
        found.put(
                "caller Ring, two targets Up, second in the bridge with the caller",
                left -> left.found(Map.of(0, RING, 1, UP, 2, UP), 0, 2));
        return found;
    }

    private static String cell(CallDriver left, Function<CallDriver, RecoveryEvidence> found) {
        CallModel before = left.call();
        CallDriver call = left.recovered(found.apply(left));
        List<String> parts = new ArrayList<>();
        if (!call.plan().getClass().equals(before.plan().getClass())) {
            parts.add("**" + call.plan().getClass().getSimpleName() + "**");
        }
        parts.addAll(call.commands());
        return parts.isEmpty() ? "–" : String.join(", ", parts);
    }
}
