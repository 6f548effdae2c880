package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;

/**
 * Asks questions, each of which is answered with one key. Made durable by {@code DurableFlow.of}, it continues after a crash with the
 * interrupted question.
 *
 * @param questions in the order in which they are asked
 * @param thanks played after the last answer
 */
public record DurableSurvey(List<Prompt> questions, Prompt thanks) implements CallFlow {
    private static final Gather ANSWER =
            Gather.exactly(1).firstKeyWithin(Duration.ofSeconds(20)).tries(2);

    @Override
    public void run(Call call) {
        call.answer();
        for (int number = 1; number <= questions.size(); number++) {
            String answer =
                    call.gather(ANSWER.prompt(questions.get(number - 1))).keys();
            call.note("answer-" + number, answer);
        }
        call.play(thanks);
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }
}
