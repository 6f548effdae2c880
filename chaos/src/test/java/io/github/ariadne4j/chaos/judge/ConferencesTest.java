package io.github.ariadne4j.chaos.judge;

import static io.github.ariadne4j.chaos.judge.HeardCalls.at;
import static io.github.ariadne4j.chaos.judge.HeardCalls.hearing;
import static io.github.ariadne4j.chaos.judge.HeardCalls.kills;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConferencesTest {
    private static final int PIN = 1;
    private static final int PLACED = 2;
    private static final int GOODBYE = 3;
    private static final int EVEN = 8;
    private static final int ODD = 9;
    private static final Map<String, String> ROOMS = Map.of("39080", "room-1000", "39081", "room-1000");

    private static HeardCall first(int... tones) {
        return hearing(CallKind.PIN_CONFERENCE, "39080", End.HUNG_UP_ON, tones);
    }

    private static HeardCall second(int... tones) {
        return hearing(CallKind.PIN_CONFERENCE, "39081", End.HUNG_UP_ON, tones);
    }

    private static Conferences conferences(KillTimes kills, HeardCall... calls) {
        return new Conferences(
                List.of(calls), ROOMS, kills, new Conferences.Tones(PIN, PLACED, GOODBYE, List.of(EVEN, ODD)));
    }

    @Test
    void two_members_hear_each_other_between_the_prompts() {
        Conferences conferences =
                conferences(kills(), first(PIN, PLACED, ODD, GOODBYE), second(PIN, PLACED, EVEN, GOODBYE));

        assertThat(conferences.incomplete()).isEmpty();
        assertThat(conferences.elsewhere()).isEmpty();
        assertThat(conferences.complete()).isEqualTo(2);
        assertThat(conferences.met()).isEqualTo(2);
    }

    @Test
    void a_member_that_is_with_another_one_has_to_hear_it() {
        HeardCall deaf = at(first(PIN, PLACED, GOODBYE), 1, 2, 20);
        HeardCall other = at(second(PIN, PLACED, EVEN, GOODBYE), 1, 2, 5, 20);

        assertThat(conferences(kills(), deaf, other).incomplete()).hasSize(1);
        assertThat(conferences(kills(3), deaf, other).incomplete()).isEmpty();
        assertThat(conferences(kills(), deaf).incomplete()).isEmpty();
        assertThat(conferences(kills(), at(deaf, 1, 2, 8), at(other, 1, 4, 5, 20))
                        .incomplete())
                .isEmpty();
    }

    @Test
    void a_caller_may_be_rejected_only_if_a_kill_interrupted_its_pin() {
        assertThat(conferences(kills(), first(PIN, GOODBYE)).incomplete()).hasSize(1);
        assertThat(conferences(kills(1.5), first(PIN, PIN, GOODBYE)).incomplete())
                .isEmpty();
        assertThat(conferences(kills(1.5), first(PIN, PIN, GOODBYE)).rejected()).isEqualTo(1);
    }

    @Test
    void the_room_is_that_of_the_pin() {
        HeardCall call = first(PIN, PLACED, GOODBYE);

        assertThat(new Conferences(
                                List.of(call),
                                Map.of("39080", "room-1001"),
                                kills(),
                                new Conferences.Tones(PIN, PLACED, GOODBYE, List.of(EVEN, ODD)))
                        .elsewhere())
                .hasSize(1);
    }
}
