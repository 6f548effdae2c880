package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The work of one transition of a bridge: its state so far, with the reports and commands. Used by one call of the machine. */
final class BridgeStep {
    private final CallTimeouts timeouts;
    private final Instant at;
    private List<BridgeReport> reports = List.of();
    private List<BridgeCommand> commands = List.of();
    private BridgeState state;

    BridgeStep(CallTimeouts timeouts, BridgeState state, Instant at) {
        this.timeouts = timeouts;
        this.state = state;
        this.at = at;
    }

    CallTimeouts timeouts() {
        return timeouts;
    }

    Instant at() {
        return at;
    }

    BridgeState state() {
        return state;
    }

    /** Whether the bridge is to exist, whether or not it does already. */
    boolean isWanted() {
        return state.phase() == BridgePhase.REQUESTED || state.phase() == BridgePhase.READY;
    }

    void become(BridgeState next) {
        state = next;
    }

    void become(BridgeMember member) {
        state = state.with(member);
    }

    void report(BridgeReport report) {
        reports = plus(reports, report);
    }

    void send(BridgeCommand command) {
        commands = plus(commands, command);
    }

    void startTimer(BridgeTimer timer, Duration after) {
        send(new BridgeCommand.StartTimer(timer, after));
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

    BridgeTransition done() {
        return new BridgeTransition(state, reports, commands);
    }
}
