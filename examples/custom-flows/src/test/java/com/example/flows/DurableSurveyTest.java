package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.testkit.EveryKill;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DurableSurveyTest {
    private static final List<Prompt> QUESTIONS =
            IntStream.range(0, 10).mapToObj(key -> Prompt.sound("press-" + key)).toList();
    private static final DurableFlow SURVEY =
            DurableFlow.of("survey", 1, new DurableSurvey(QUESTIONS, Prompt.sound("thanks")));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(SURVEY));

    private void restart() {
        int asked = box.asterisk().requestLog().count(Operation.GET_PLAYBACK);
        box.restart();
        box.asterisk().requestLog().await(Operation.GET_PLAYBACK, asked + 1, Duration.ofSeconds(10));
    }

    @Test
    void a_survey_whose_application_ends_at_any_of_its_requests_has_the_answers_of_one_that_was_never_interrupted() {
        DurableFlow survey =
                DurableFlow.of("survey", 1, new DurableSurvey(QUESTIONS.subList(1, 4), Prompt.sound("thanks")));

        int kills = EveryKill.of(survey)
                .pressing("sound:press-1", "1")
                .pressing("sound:press-2", "2")
                .pressing("sound:press-3", "3")
                .check();

        assertThat(kills).isGreaterThan(15);
    }

    @Test
    void a_survey_whose_application_ends_at_each_question_has_the_answers_of_one_that_was_never_interrupted() {
        for (Runnable interruption : List.<Runnable>of(() -> {}, this::restart)) {
            SimulatedCall call = box.asterisk().call("1000").place();
            for (int key = 0; key < 10; key++) {
                call.awaitHears("sound:press-" + key);
                interruption.run();
                call.press(Integer.toString(key));
            }
            call.awaitHears("sound:thanks").awaitEnded();
        }
        List<CallDetailRecord> cdrs = box.cdrs().await(2);
        assertThat(cdrs.get(1).custom()).hasSize(10).isEqualTo(cdrs.get(0).custom());
    }
}
