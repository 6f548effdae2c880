package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;

/** The README's flow. */
final class WelcomeThenDial implements CallFlow {
    @Override
    public void run(Call call) {
        call.answer();
        call.play(Prompt.sound("hello-world"));
        DialOutcome outcome = call.dial(DialTarget.pjsip("my-peer", call.dialledNumber()));
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.hangUp(outcome.cause());
        }
    }
}
