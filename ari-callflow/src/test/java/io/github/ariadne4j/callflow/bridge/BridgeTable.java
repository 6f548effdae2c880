package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.leg.CommandFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every state of a bridge × every order and event with its outcome in the machine, as lines of Markdown. */
public final class BridgeTable {
    private static final Instant AT = BridgeDriver.START.plusSeconds(1);

    private BridgeTable() {}

    /** The table of a bridge of caller and callee; a dash means no change. */
    public static List<String> lines() {
        Map<String, BridgeDriver> states = states();
        List<String> lines = new ArrayList<>();
        lines.add("| bridge | " + String.join(" | ", states.keySet()) + " |");
        lines.add("|---|" + "---|".repeat(states.size()));
        rows().forEach((name, row) -> lines.add("| `" + name + "` | "
                + states.values().stream()
                        .map(state -> cell(state.bridge(), row))
                        .collect(Collectors.joining(" | "))
                + " |"));
        return lines;
    }

    static Map<String, BridgeDriver> states() {
        Map<String, BridgeDriver> states = new LinkedHashMap<>();
        states.put("REQUESTED", BridgeDriver.requested());
        states.put("REQUESTED, callee waits", BridgeDriver.requested().join());
        states.put("READY", BridgeDriver.ready());
        states.put("READY, callee not in Stasis", notInStasis());
        states.put("READY, callee joins", BridgeDriver.joining());
        states.put("READY, join may be lost", joinFailed(CommandFailure.OUTCOME_UNKNOWN));
        states.put(
                "READY, join sent again",
                joinFailed(CommandFailure.OUTCOME_UNKNOWN).fire(BridgeTimer.JOIN_AGAIN));
        states.put("READY, join refused", joinFailed(CommandFailure.CONFLICT));
        states.put("READY, callee in", BridgeDriver.joined());
        states.put("READY, callee left", left());
        states.put("READY, callee out", left().fire(BridgeTimer.SETTLE));
        states.put("READY, callee removed", BridgeDriver.joined().remove(BridgeDriver.CALLEE));
        states.put(
                "READY, callee returns",
                BridgeDriver.joined().remove(BridgeDriver.CALLEE).join());
        states.put("DESTROYING", BridgeDriver.destroying());
        states.put("DESTROYED", BridgeDriver.destroyed());
        return states;
    }

    private static BridgeDriver notInStasis() {
        return BridgeDriver.ready().join(BridgeDriver.caller(), BridgeDriver.calleeOnItsWay());
    }

    private static BridgeDriver joinFailed(CommandFailure failure) {
        return BridgeDriver.joining().fail(BridgeCommand.Join.class, failure);
    }

    private static BridgeDriver left() {
        return BridgeDriver.joined().tell(new BridgeEvent.ChannelLeft(BridgeDriver.B, BridgeDriver.START));
    }

    static Map<String, UnaryOperator<BridgeDriver>> rows() {
        Map<String, UnaryOperator<BridgeDriver>> rows = new LinkedHashMap<>();
        rows.put("join", BridgeDriver::join);
        rows.put("remove", bridge -> bridge.remove(BridgeDriver.CALLEE));
        rows.put("destroy", BridgeDriver::destroy);
        events().forEach((name, event) -> rows.put(name, bridge -> bridge.tell(event)));
        return rows;
    }

    static Map<String, BridgeEvent> events() {
        Map<String, BridgeEvent> events = new LinkedHashMap<>();
        Instant asOf = AT.plusSeconds(1);
        Stream.of(
                        new BridgeEvent.CreatedSeen(AT),
                        new BridgeEvent.ChannelEntered(BridgeDriver.B, AT),
                        new BridgeEvent.ChannelLeft(BridgeDriver.B, AT),
                        new BridgeEvent.NotFound(asOf, asOf),
                        new BridgeEvent.DestroyedSeen(AT),
                        new BridgeEvent.ServerLost(AT),
                        new BridgeEvent.JoinDone(List.of(BridgeDriver.A, BridgeDriver.B), AT),
                        new BridgeEvent.LegEntered(BridgeDriver.CALLEE, AT),
                        new BridgeEvent.LegReplaced(BridgeDriver.CALLEE, BridgeDriver.B, BridgeDriver.NEW, AT),
                        new BridgeEvent.LegReleased(BridgeDriver.CALLEE, AT))
                .forEach(event -> events.put(event.getClass().getSimpleName(), event));
        events.put(
                "MembersListed, both",
                new BridgeEvent.MembersListed(Set.of(BridgeDriver.A, BridgeDriver.B), asOf, asOf));
        events.put("MembersListed, without callee", new BridgeEvent.MembersListed(Set.of(BridgeDriver.A), asOf, asOf));
        failures(events);
        for (BridgeTimer timer : BridgeTimer.values()) {
            events.put("TimerFired " + timer, new BridgeEvent.TimerFired(timer, AT));
        }
        return events;
    }

    private static void failures(Map<String, BridgeEvent> events) {
        List<BridgeCommand> commands = List.of(
                new BridgeCommand.Join(BridgeDriver.KEY, List.of(BridgeDriver.A, BridgeDriver.B)),
                new BridgeCommand.Remove(BridgeDriver.KEY, BridgeDriver.B),
                new BridgeCommand.Destroy(BridgeDriver.KEY, 1));
        for (CommandFailure failure : CommandFailure.values()) {
            events.put("CreateFailed " + failure, new BridgeEvent.CreateFailed(failure, AT));
        }
        for (BridgeCommand command : commands) {
            for (CommandFailure failure : CommandFailure.values()) {
                events.put(
                        "CommandFailed " + command.getClass().getSimpleName() + ' ' + failure,
                        new BridgeEvent.CommandFailed(command, failure, AT));
            }
        }
    }

    private static String cell(BridgeState bridge, UnaryOperator<BridgeDriver> row) {
        BridgeDriver driver = row.apply(BridgeDriver.of(bridge));
        List<String> parts = new ArrayList<>();
        if (driver.bridge().phase() != bridge.phase()) {
            parts.add("**" + driver.bridge().phase() + "**");
        }
        driver.reports().forEach(report -> parts.add("*" + report.getClass().getSimpleName() + "*"));
        driver.commands().forEach(command -> parts.add(name(command)));
        if (parts.isEmpty()) {
            return driver.bridge().equals(bridge) ? "–" : "noted";
        }
        return String.join(", ", parts);
    }

    private static String name(BridgeCommand command) {
        return command instanceof BridgeCommand.StartTimer start
                ? "timer " + start.timer()
                : command.getClass().getSimpleName();
    }
}
