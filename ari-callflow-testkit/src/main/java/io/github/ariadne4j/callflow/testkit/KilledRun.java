package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** One call, whose application ends at one of its requests. Used by one thread. */
final class KilledRun implements AutoCloseable {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(90);
    private static final long POLLED_EVERY_NANOS = 2_000_000;

    private final Consumer<CallEngine.Builder> parts;
    private final Map<String, String> keys;
    private RunningEngine running;
    private String where = "";

    /** Dials that were requested, and that Asterisk did not get to execute. */
    private int lostDials;

    /** The number of sounds that the caller has reacted to. */
    private int reacted;

    /**
     * The outcome of a run.
     *
     * @param where at which request it was interrupted; empty: it was not
     */
    record Result(RunOutcome outcome, String where) {
        boolean wasKilled() {
            return !where.isEmpty();
        }
    }

    KilledRun(Consumer<CallEngine.Builder> parts, Map<String, String> keys) {
        this.parts = parts;
        this.keys = keys;
        this.running = RunningEngine.start(parts);
    }

    /**
     * Places the call, and waits for its record.
     *
     * @param request at which request the application ends, from 1; 0: at none
     * @param executed whether that request is executed
     */
    Result play(Function<AriSimulator, SimulatedCall> caller, int request, boolean executed) {
        AriSimulator asterisk = running.asterisk();
        int before = asterisk.requestLog().requests().size();
        if (request > 0) {
            arm(asterisk, request, executed);
        }
        SimulatedCall call = caller.apply(asterisk);
        long end = System.nanoTime() + LONGEST_CALL.toNanos();
        while (!isOver(call)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the call did not end, interrupted " + where + "; heard: " + call.heard());
            }
            if (request > 0 && where.isEmpty()) {
                killAt(asterisk, before + request, executed, call);
            }
            react(call);
            LockSupport.parkNanos(POLLED_EVERY_NANOS);
        }
        return new Result(outcome(call), where);
    }

    private static void arm(AriSimulator asterisk, int request, boolean executed) {
        if (executed) {
            asterisk.faults().onAnyRequest().nth(request).neverReply();
        } else {
            asterisk.faults().onAnyRequest().nth(request).swallow();
        }
    }

    private boolean isOver(SimulatedCall call) {
        return call.isEnded() && !running.cdrs().records().isEmpty();
    }

    private void killAt(AriSimulator asterisk, int number, boolean executed, SimulatedCall call) {
        List<LoggedRequest> requests = asterisk.requestLog().requests();
        if (requests.size() < number) {
            return;
        }
        running.end();
        LoggedRequest last = requests.get(number - 1);
        where = (executed ? "after " : "before ") + last.method() + ' ' + last.path();
        lostDials = !executed && last.isFor(Operation.DIAL) ? 1 : 0;
        reacted = reactedToAll(call);
        asterisk.faults().clear();
        running = running.started(parts);
    }

    /** What plays on is still to be reacted to; anything else the next instance plays again, if it has to. */
    private int reactedToAll(SimulatedCall call) {
        List<HeardMedia> heard = call.heard();
        boolean playsOn = !heard.isEmpty() && heard.get(heard.size() - 1).state() == HeardMedia.State.PLAYING;
        return Math.max(reacted, playsOn ? heard.size() - 1 : heard.size());
    }

    private void react(SimulatedCall call) {
        List<HeardMedia> heard = call.heard();
        if (reacted < heard.size() && !call.isEnded()) {
            String pressed = keys.get(heard.get(reacted).media());
            reacted++;
            if (pressed != null) {
                call.press(pressed);
            }
        }
    }

    private RunOutcome outcome(SimulatedCall call) {
        CallDetailRecord cdr = running.cdrs().records().get(0);
        return new RunOutcome(
                call.heard().stream().map(HeardMedia::media).toList(),
                running.asterisk().requestLog().count(Operation.DIAL) - lostDials,
                cdr.disposition(),
                cdr.custom());
    }

    @Override
    public void close() {
        running.close();
    }
}
