package io.github.ariadne4j.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveysTest {
    private static final String KEYS = "9876543210";
    private static final Map<String, String> ANSWERS = Map.of("39070", KEYS);

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    /** A call with one question each second. */
    private static HeardCall hearing(int... questions) {
        List<HeardTone> heard = new ArrayList<>();
        for (int question : questions) {
            heard.add(new HeardTone(question, second(heard.size() + 1)));
        }
        CallRecord call =
                new CallRecord(CallKind.SURVEY, "39070", second(0), true, second(0), End.HUNG_UP_ON, second(60));
        return new HeardCall(call, heard, KEYS, "1.0 hears 1");
    }

    private static Surveys surveys(HeardCall call, Instant... kills) {
        return new Surveys(List.of(call), ANSWERS, new KillTimes(List.of(kills)));
    }

    @Test
    void an_uninterrupted_survey_has_each_question_once_and_the_answers_in_their_order() {
        Surveys surveys = surveys(hearing(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

        assertThat(surveys.incomplete()).isEmpty();
        assertThat(surveys.repeated()).isEmpty();
        assertThat(surveys.misunderstood()).isEmpty();
        assertThat(surveys.interruptions()).isZero();
        assertThat(surveys.ofVersion(1, call -> true)).hasSize(1);
    }

    @Test
    void a_question_may_come_again_if_the_application_was_killed_after_it_came_first() {
        HeardCall call = hearing(1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11);

        assertThat(surveys(call, second(4).plusMillis(500)).repeated()).isEmpty();
        assertThat(surveys(call, second(4).plusMillis(500)).interruptions()).isEqualTo(1);
        assertThat(surveys(call, second(6)).repeated()).containsExactly("39070 (1.0 hears 1)");
    }

    @Test
    void a_question_that_is_missing_or_comes_back_later_is_no_complete_survey() {
        assertThat(surveys(hearing(1, 2, 4, 5, 6, 7, 8, 9, 10, 11)).incomplete())
                .hasSize(1);
        assertThat(surveys(hearing(1, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).incomplete())
                .hasSize(1);
        assertThat(surveys(hearing(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).incomplete()).hasSize(1);
    }

    @Test
    void the_second_version_has_the_questions_and_the_answers_in_the_opposite_order() {
        HeardCall call = hearing(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 11);

        assertThat(surveys(call).ofVersion(2, any -> true)).hasSize(1);
        assertThat(surveys(call).misunderstood()).hasSize(1);
        assertThat(new Surveys(List.of(call), Map.of("39070", "0123456789"), new KillTimes(List.of())).misunderstood())
                .isEmpty();
    }
}
