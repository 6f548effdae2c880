package com.example.flows.survey;

import com.example.flows.DurableSurvey;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two versions of the survey, which plays the recordings {@code question-1} to {@code question-10} and {@code thanks}. The second version
 * asks the questions of the first one in the opposite order.
 */
final class SurveyVersions {
    private static final int QUESTIONS = 10;

    private SurveyVersions() {}

    /** Selects this version, 1 or 2, for new calls; calls of the first one continue with it in either case. */
    static FlowSelector newCallsGet(int version) {
        DurableFlow first = DurableFlow.of("survey", 1, survey(Comparator.naturalOrder()));
        DurableFlow second = DurableFlow.of("survey", 2, survey(Comparator.reverseOrder()));
        return version == 1 ? FlowSelector.always(first) : FlowSelector.always(second, first);
    }

    private static DurableSurvey survey(Comparator<Integer> order) {
        List<Prompt> questions = IntStream.rangeClosed(1, QUESTIONS)
                .boxed()
                .sorted(order)
                .map(number -> Prompt.recording("question-" + number))
                .toList();
        return new DurableSurvey(questions, Prompt.recording("thanks"));
    }
}
