package io.github.ariadne4j.benchmarks.flows;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;

/**
 * A flow that repeats two verbs and measures how long it waits for each. One call at a time.
 *
 * @param turns the number of repetitions; both verbs together have to fit into a journal
 * @param times the measurements
 */
record TimedFlow(int turns, VerbTimes times) implements CallFlow {
    @Override
    public void run(Call call) {
        for (int turn = 0; turn < turns; turn++) {
            times.mute(() -> call.mute(Party.CALLER, MuteDirection.IN));
            times.recorded(() -> call.recorded("value", () -> "42"));
        }
        times.callEnds();
    }
}
