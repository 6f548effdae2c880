package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;

/** The flow of {@code flows.md} that goes on after a talk. */
record RatedTalk(DialTarget support) implements CallFlow {
    @Override
    public void run(Call call) {
        if (call.dial(support) instanceof DialOutcome.Answered answered) {
            ConnectOutcome outcome = call.connect(
                    answered.leg(),
                    Connect.of()
                            .atMost(Duration.ofMinutes(10))
                            .warning(Duration.ofMinutes(1), Prompt.sound("one-minute-left"), Party.CALLER));
            if (outcome instanceof ConnectOutcome.TimeLimit) {
                call.play(Prompt.sound("time-is-up"));
            }
            call.gather(Gather.exactly(1).prompt(Prompt.sound("how-was-it")));
        }
    }

    static void quick(Call call, AnsweredLeg leg) {
        Connect terms = Connect.of().onKey('*', Party.CALLEE, Connect.Key.Then.TELL_FLOW);
        if (call.connect(leg, terms) instanceof ConnectOutcome.KeyPressed) {
            call.hangUpCallee(HangupCause.NORMAL_CLEARING);
            call.gather(Gather.exactly(1).prompt(Prompt.sound("how-was-it")));
        }
    }
}
