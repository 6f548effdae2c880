package com.example.flows;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A queue in which callers wait for agents with music, and hear their position. The first call of the queue is offered to the agents at
 * each turn.
 *
 * @param agents the targets, in rounds
 * @param overflow the route of a caller after ten turns
 * @param turn the length of a turn, with its music
 * @param line the calls that wait, in order; all calls share it
 */
public record SupportQueue(HuntPlan agents, Route overflow, Pause turn, List<CallId> line) implements CallFlow {
    private static final int MOST_TURNS = 10;

    /** A queue without calls. */
    public SupportQueue(HuntPlan agents, Route overflow, Pause turn) {
        this(agents, overflow, turn, new CopyOnWriteArrayList<>());
    }

    @Override
    public void run(Call call) {
        call.answer();
        line.add(call.id());
        try {
            serve(call);
        } finally {
            line.remove(call.id());
        }
    }

    @Override
    public void resume(Call call) {
        run(call);
    }

    private void serve(Call call) {
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            int position = line.indexOf(call.id()) + 1;
            if (position > 1) {
                call.play(Prompt.sound("queue-thereare"), Prompt.number(position), Prompt.sound("queue-callswaiting"));
            } else if (call.dial(agents) instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
                return;
            }
            call.pause(turn);
        }
        call.dialAndBridge(overflow);
    }
}
