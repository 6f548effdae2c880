package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every state of a leg × every order and event with its outcome in the machine, as lines of Markdown. */
public final class LegTable {
    private static final Instant AT = LegDriver.START.plusSeconds(1);

    private static final ChannelId REPLACEMENT = new ChannelId("1700000000.9");
    private static final CallId LINKED = CallId.of("02:fc:00:00:00:01", REPLACEMENT, Instant.EPOCH);

    private LegTable() {}

    /** The table of a callee with events of its own channel; a dash means no change. */
    public static List<String> lines() {
        Map<String, LegDriver> states = states();
        List<String> lines = new ArrayList<>();
        lines.add("| leg | " + String.join(" | ", states.keySet()) + " |");
        lines.add("|---|" + "---|".repeat(states.size()));
        rows().forEach((name, row) -> lines.add("| `" + name + "` | "
                + states.values().stream().map(state -> cell(state.leg(), row)).collect(Collectors.joining(" | "))
                + " |"));
        return lines;
    }

    static Map<String, LegDriver> states() {
        Map<String, LegDriver> states = new LinkedHashMap<>();
        states.put("REQUESTED", LegDriver.requested());
        states.put("CREATED", LegDriver.created());
        states.put("IN_STASIS", LegDriver.inStasis());
        states.put("DIALING", LegDriver.dialing());
        states.put("RINGING", LegDriver.ringing());
        states.put("ANSWERED", LegDriver.answered());
        states.put("RELEASING announced", LegDriver.announced());
        states.put("RELEASING hung up", LegDriver.hungUp());
        states.put("RELEASING left", LegDriver.left());
        states.put("RELEASING gone, but for a replaced channel", LegDriver.gone());
        states.put("RELEASED", LegDriver.released());
        return states;
    }

    static Map<String, UnaryOperator<LegDriver>> rows() {
        Map<String, UnaryOperator<LegDriver>> rows = new LinkedHashMap<>();
        rows.put("dial", LegDriver::dial);
        rows.put("answer", LegDriver::answer);
        rows.put("bound", LegDriver::bound);
        rows.put("hangUp", leg -> leg.hangUp(HangupCause.NORMAL_CLEARING));
        events().forEach((name, event) -> rows.put(name, leg -> leg.tell(event)));
        return rows;
    }

    static Map<String, LegEvent> events() {
        Map<String, LegEvent> events = new LinkedHashMap<>();
        Stream.of(
                        new LegEvent.CreatedSeen(LegDriver.CHANNEL, AT),
                        new LegEvent.StasisEntered(LegDriver.CHANNEL, AT),
                        new LegEvent.RingingSeen(LegDriver.CHANNEL, AT),
                        new LegEvent.ProgressSeen(LegDriver.CHANNEL, AT),
                        new LegEvent.AnswerSeen(LegDriver.CHANNEL, AT),
                        new LegEvent.HangupRequested(LegDriver.CHANNEL, LegDriver.BUSY, AT),
                        new LegEvent.StasisLeft(LegDriver.CHANNEL, AT),
                        new LegEvent.DestroyedSeen(LegDriver.CHANNEL, LegDriver.BUSY, AT),
                        new LegEvent.NotFound(LegDriver.CHANNEL, AT, AT),
                        new LegEvent.ServerLost(AT, AT),
                        new LegEvent.ReplacedBy(LegDriver.CHANNEL, REPLACEMENT, Replacement.TAKEN_OVER, AT),
                        new LegEvent.CallLinked(LegDriver.CHANNEL, LINKED, AT),
                        new LegEvent.BridgeEntered(LegDriver.CHANNEL, AT),
                        new LegEvent.HeldSeen(LegDriver.CHANNEL, true, AT),
                        new LegEvent.DigitSeen(LegDriver.CHANNEL, '5', AT))
                .forEach(event -> events.put(event.getClass().getSimpleName(), event));
        failures(events);
        for (LegTimer timer : LegTimer.values()) {
            events.put("TimerFired " + timer, new LegEvent.TimerFired(timer, AT));
        }
        return events;
    }

    private static void failures(Map<String, LegEvent> events) {
        List<LegCommand> commands = List.of(
                new LegCommand.Dial(LegDriver.CHANNEL, LegDriver.TARGET.ringFor()),
                new LegCommand.Answer(LegDriver.CHANNEL),
                new LegCommand.HangUp(LegDriver.CHANNEL, HangupCause.NORMAL_CLEARING, 1),
                new LegCommand.SetMaxDuration(LegDriver.CHANNEL, LegDriver.TARGET.ringFor()));
        for (CommandFailure failure : CommandFailure.values()) {
            events.put("CreateFailed " + failure, new LegEvent.CreateFailed(LegDriver.CHANNEL, failure, AT));
        }
        for (LegCommand command : commands) {
            for (CommandFailure failure : CommandFailure.values()) {
                events.put(
                        "CommandFailed " + command.getClass().getSimpleName() + ' ' + failure,
                        new LegEvent.CommandFailed(command, failure, AT));
            }
        }
    }

    private static String cell(Leg leg, UnaryOperator<LegDriver> row) {
        LegDriver driver = row.apply(LegDriver.of(leg));
        List<String> parts = new ArrayList<>();
        if (driver.leg().state() != leg.state()) {
            parts.add("**" + driver.leg().state() + "**");
        }
        driver.reports().forEach(report -> parts.add("*" + report.getClass().getSimpleName() + "*"));
        driver.commands().forEach(command -> parts.add(name(command)));
        if (parts.isEmpty()) {
            return driver.leg().equals(leg) ? "–" : "noted";
        }
        return String.join(", ", parts);
    }

    private static String name(LegCommand command) {
        return command instanceof LegCommand.StartTimer start
                ? "timer " + start.timer()
                : command.getClass().getSimpleName();
    }
}
