package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The work of one transition of a leg: its state so far, with the reports and commands. Used by one call of the machine. */
final class LegStep {
    private final CallTimeouts timeouts;
    private final Instant at;
    private List<LegReport> reports = List.of();
    private List<LegCommand> commands = List.of();
    private Leg leg;

    LegStep(CallTimeouts timeouts, Leg leg, Instant at) {
        this.timeouts = timeouts;
        this.leg = leg;
        this.at = at;
    }

    CallTimeouts timeouts() {
        return timeouts;
    }

    Instant at() {
        return at;
    }

    Leg leg() {
        return leg;
    }

    ReleasePhase phase() {
        return leg.release().phase();
    }

    /** Whether the leg is not being released. */
    boolean isStaying() {
        return phase() == ReleasePhase.NONE;
    }

    void become(Leg next) {
        leg = next;
    }

    void become(LegSetUp next) {
        leg = leg.with(next);
    }

    void become(LegRelease next) {
        leg = leg.with(next);
    }

    void report(LegReport report) {
        reports = plus(reports, report);
    }

    void send(LegCommand command) {
        commands = plus(commands, command);
    }

    void startTimer(LegTimer timer, Duration after) {
        send(new LegCommand.StartTimer(timer, after));
    }

    /** Most transitions have one report or command, or none. */
    private static <T> List<T> plus(List<T> said, T more) {
        if (said.isEmpty()) {
            return List.of(more);
        }
        List<T> all = new ArrayList<>(said);
        all.add(more);
        return all;
    }

    LegTransition done() {
        return new LegTransition(leg, reports, commands);
    }
}
