package io.github.ariadne4j.callflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.flow.Media;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state × every signal, as a table for people: {@code docs/call-states.md}. */
class CallStatesTableTest {
    private static final Path TABLE = Path.of("..", "docs", "call-states.md");
    private static final Instant AT = Machine.START.plusSeconds(1);

    @Test
    void every_state_has_an_answer_to_every_signal() {
        List<String> signals = signals().stream()
                .map(signal -> signal.getClass().getSimpleName())
                .toList();
        List<String> known = Arrays.stream(CallSignal.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(signals).containsAll(known);
        states().values()
                .forEach(state -> signals()
                        .forEach(signal ->
                                assertThat(signal.applyTo(state).next()).isNotNull()));
    }

    @Test
    void the_table_in_the_guide_is_what_the_code_does() throws IOException {
        String rendered = render();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(TABLE, rendered, StandardCharsets.UTF_8);
        }
        assertThat(TABLE)
                .as("stale; run ./mvnw test -pl ari-callflow -am -Dtest=CallStatesTableTest -Dupdate.docs=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(rendered);
    }

    private static String render() {
        StringBuilder page = new StringBuilder("""
                # What a call does

                Every state × every signal, written by a test from the code itself. A dash means that nothing changes. The
                states of set-up and talking stand for their usual moment: leg 1 is dialled, or has answered.

                """);
        Map<String, CallState> states = states();
        page.append("| signal | ").append(String.join(" | ", states.keySet())).append(" |\n");
        page.append("|---|").append("---|".repeat(states.size())).append('\n');
        for (CallSignal signal : signals()) {
            String row =
                    states.values().stream().map(state -> cell(state, signal)).collect(Collectors.joining(" | "));
            page.append("| `").append(name(signal)).append("` | ").append(row).append(" |\n");
        }
        return page.toString();
    }

    private static String name(CallSignal signal) {
        String name = signal.getClass().getSimpleName();
        if (signal instanceof CallSignal.TimerFired timer) {
            return name + " " + timer.kind();
        }
        if (signal instanceof CallSignal.HangUpFailed failed) {
            return name + (failed.attempt() == 0 ? " (caller)" : " (leg)");
        }
        return name;
    }

    private static String cell(CallState state, CallSignal signal) {
        Transition transition = signal.applyTo(state);
        String effects = transition.effects().stream()
                .map(effect -> effect.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        String next = transition.next().getClass().getSimpleName();
        boolean same = next.equals(state.getClass().getSimpleName());
        if (same) {
            return effects.isEmpty() ? "–" : effects;
        }
        return "**" + next + "**" + (effects.isEmpty() ? "" : ": " + effects);
    }

    private static Map<String, CallState> states() {
        Map<String, CallState> states = new LinkedHashMap<>();
        states.put("Admitting", new Machine().state());
        states.put("InFlow", Machine.inFlow().state());
        states.put("SettingUp", Machine.ringing().state());
        states.put("Talking", Machine.talking().state());
        states.put("Ending", ending().state());
        states.put("Ended", ended().state());
        return states;
    }

    private static Machine ending() {
        return Machine.talking().tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, AT));
    }

    private static Machine ended() {
        return ending().tell(new CallSignal.CallerGone(AT))
                .tell(new CallSignal.LegGone(1, Hangup.UNTOLD, AT))
                .tell(new CallSignal.BridgeGone(AT));
    }

    private static List<CallSignal> signals() {
        Hangup busy = Machine.hangup(17, 486);
        return List.of(
                new CallSignal.Admitted(new LimitDecision.Admitted(), true, AT),
                new CallSignal.CallerUp(AT),
                new CallSignal.CallerLeaving(Hangup.UNTOLD, AT),
                new CallSignal.CallerGone(AT),
                new CallSignal.LegCreated(1, AT),
                new CallSignal.LegNotCreated(1, Fault.FAILED, AT),
                new CallSignal.LegEntered(1, AT),
                new CallSignal.LegRinging(1, AT),
                new CallSignal.LegUp(1, AT),
                new CallSignal.LegLeaving(1, busy, AT),
                new CallSignal.LegLeft(1, AT),
                new CallSignal.LegGone(1, busy, AT),
                new CallSignal.CallerMissing(AT, AT),
                new CallSignal.LegMissing(1, AT, AT),
                new CallSignal.AsteriskLost(AT, AT),
                new CallSignal.BridgeMade(AT),
                new CallSignal.BridgeNotMade(Fault.FAILED, AT),
                new CallSignal.Joined(1, AT),
                new CallSignal.NotJoined(1, Fault.FAILED, AT),
                new CallSignal.NotDialled(1, Fault.CONFLICT, AT),
                new CallSignal.NotAnswered(Fault.UNKNOWN, AT),
                new CallSignal.NotSaved(AT),
                new CallSignal.HangUpFailed(0, Fault.GONE, AT),
                new CallSignal.HangUpFailed(1, Fault.GONE, AT),
                new CallSignal.BridgeGone(AT),
                new CallSignal.BridgeNotDestroyed(Fault.GONE, AT),
                new CallSignal.TimerFired(TimerKind.LEG_SHOWS_UP, 1, AT),
                new CallSignal.TimerFired(TimerKind.CREATE_AGAIN, 1, AT),
                new CallSignal.TimerFired(TimerKind.LEG_ENDS, 1, AT),
                new CallSignal.TimerFired(TimerKind.RING, 1, AT),
                new CallSignal.TimerFired(TimerKind.SAVE_AGAIN, 0, AT),
                new CallSignal.TimerFired(TimerKind.CALLER_ENDS, 0, AT),
                new CallSignal.TimerFired(TimerKind.TEARDOWN, 0, AT),
                new CallSignal.FlowAsks(new FlowVerb.Play(Media.sound("beep")), 1, AT),
                new CallSignal.FlowDials(Machine.FIRST, 1, AT),
                new CallSignal.FlowRoutes(Route.inOrder(List.of(Machine.FIRST)), 1, AT),
                new CallSignal.FlowConnects(1, AT),
                new CallSignal.FlowHangsUp(HangupCause.NORMAL_CLEARING, 1, AT),
                new CallSignal.FlowNotes("name", "value", AT),
                new CallSignal.FlowKeeps("name", "value", false, 1, AT),
                new CallSignal.FlowReturned(false, AT));
    }
}
