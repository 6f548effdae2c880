package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.function.Predicate;

/** A durable flow with a loop that may last longer than a journal. */
record DurableQueue(Predicate<CallId> isNext, Route agents) implements CallFlow {
    private static final Pause TURN = Pause.of(Duration.ofSeconds(30)).withMusic("queue");

    DurableFlow durable() {
        return DurableFlow.of("queue", 1, this);
    }

    @Override
    public void run(Call call) {
        call.answer();
        for (int turn = 0; turn < 50; turn++) {
            call.play(Prompt.sound("please-wait"));
            if (call.pause(TURN.until(() -> isNext.test(call.id()))) == PauseOutcome.CONDITION_HOLDS) {
                call.dialAndBridge(agents);
                return;
            }
        }
        call.continueAs(durable());
    }
}
