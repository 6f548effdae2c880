package com.example.flows;

import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.util.Map;

/**
 * Connects the caller with the reception, which transfers it to a department with a key: they consult, then # or a hang-up leaves the caller
 * with the department, and * takes the caller back. A department may transfer the caller further.
 *
 * @param desk the telephone of the reception
 * @param departments the telephone of each department, by its key
 */
public record Reception(DialTarget desk, Map<Character, DialTarget> departments) implements CallFlow {
    @Override
    public void run(Call call) {
        Connect talk = Connect.of();
        for (char key : departments.keySet()) {
            talk = talk.onKey(key, Party.CALLEE, Connect.Key.Then.TELL_FLOW);
        }
        DialOutcome dialled = call.dial(desk);
        if (!(dialled instanceof DialOutcome.Answered answered)) {
            call.hangUp(dialled.cause());
            return;
        }
        AnsweredLeg leg = answered.leg();
        while (call.connect(leg, talk) instanceof ConnectOutcome.KeyPressed pressed) {
            DialTarget department = departments.get(pressed.key().key());
            WarmTransfer terms = WarmTransfer.to(department).completedBy('#').takenBackBy('*');
            leg = call.transfer(leg, terms) instanceof TransferOutcome.Joined joined ? joined.target() : leg;
        }
    }
}
