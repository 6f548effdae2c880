package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.Set;

/** The flow of {@code flows.md} that asks for a PIN. */
record AskedForPin(Set<String> pins) implements CallFlow {
    @Override
    public void run(Call call) {
        call.answer();
        GatherOutcome pin = call.gather(Gather.exactly(4)
                .prompt(Prompt.sound("enter-pin"))
                .reprompt(Prompt.sound("wrong-pin"))
                .accepting(pins::contains)
                .tries(3));
        if (pin instanceof GatherOutcome.Digits) {
            call.play(Play.of(Prompt.sound("you-have"), Prompt.number(3), Prompt.sound("messages"))
                    .in("fr"));
        } else {
            call.hangUp(HangupCause.CALL_REJECTED);
        }
    }
}
