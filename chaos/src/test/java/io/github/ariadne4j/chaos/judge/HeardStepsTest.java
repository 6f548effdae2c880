package io.github.ariadne4j.chaos.judge;

import static io.github.ariadne4j.chaos.judge.HeardCalls.hearing;
import static io.github.ariadne4j.chaos.judge.HeardCalls.kills;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import org.junit.jupiter.api.Test;

class HeardStepsTest {
    private static HeardSteps steps(KillTimes kills, int... tones) {
        return HeardSteps.of(hearing(CallKind.PIN_CONFERENCE, "39080", End.HUNG_UP_ON, tones), kills);
    }

    @Test
    void a_tone_that_comes_again_after_a_kill_is_the_same_step() {
        HeardSteps steps = steps(kills(2.5), 1, 2, 2, 3);

        assertThat(steps.tones()).containsExactly(1, 2, 3);
        assertThat(steps.interruptions()).isEqualTo(1);
    }

    @Test
    void a_kill_may_take_a_call_back_to_an_earlier_step() {
        assertThat(steps(kills(2.5), 1, 2, 1, 2, 3).tones()).containsExactly(1, 2, 3);
    }

    @Test
    void a_tone_that_comes_again_without_a_kill_since_its_step_began_is_a_step_of_its_own() {
        assertThat(steps(kills(), 1, 2, 2, 3).tones()).containsExactly(1, 2, 2, 3);
        assertThat(steps(kills(3.5), 1, 2, 2, 3).tones()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void a_voice_that_goes_on_after_a_gap_is_one_step() {
        HeardCall call = hearing(CallKind.PIN_CONFERENCE, "39080", End.HUNG_UP_ON, 1, 1, 8, 8, 3);

        HeardSteps steps = HeardSteps.of(call, kills(3.5), 8);

        assertThat(steps.tones()).containsExactly(1, 1, 8, 3);
        assertThat(steps.interruptions()).isZero();
    }
}
