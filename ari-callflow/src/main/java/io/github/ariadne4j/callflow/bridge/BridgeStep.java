package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a bridge while it is worked out: what it has become so far, and what it has to say. Used by one call of the machine.
 */
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

    /** Whether it is wanted, whether or not it is there already. */
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

    /** Most steps say one thing or none. */
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
