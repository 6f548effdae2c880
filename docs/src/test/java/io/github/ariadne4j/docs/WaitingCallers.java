package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;

/** The flow of {@code flows.md} whose callers wait for an agent. */
record WaitingCallers(Queue queue) implements CallFlow {
    /** Callers in the order in which they came. */
    interface Queue {
        boolean isNext(CallId call);

        int before(CallId call);
    }

    @Override
    public void run(Call call) {
        call.answer();
        PauseOutcome outcome = call.pause(Pause.of(Duration.ofMinutes(10))
                .withMusic("queue")
                .until(() -> queue.isNext(call.id()))
                .announcing(
                        Duration.ofSeconds(30),
                        () -> List.of(Prompt.sound("queue-thereare"), Prompt.number(queue.before(call.id())))));
        if (outcome == PauseOutcome.TIME_IS_OVER) {
            call.hangUp(HangupCause.NO_ANSWER);
        }
    }
}
