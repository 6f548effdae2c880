package io.github.ariadne4j.chaos.judge;

import static io.github.ariadne4j.chaos.judge.HeardCalls.hearing;
import static io.github.ariadne4j.chaos.judge.HeardCalls.kills;
import static io.github.ariadne4j.chaos.judge.HeardCalls.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final int DESK = 5;
    private static final int MUSIC = 4;
    private static final int DEPARTMENT = 6;
    private static final Map<String, String> ROLES = Map.of("39100", "CALLER,CALLEE,TRANSFER_TARGET");

    private static HeardCall hearingAll(int... tones) {
        return hearing(CallKind.WARM_TRANSFER, "39100", End.HUNG_UP, tones);
    }

    private static Transfers transfers(HeardCall call, KillTimes kills) {
        return new Transfers(List.of(call), ROLES, kills, List.of(DESK, MUSIC, DEPARTMENT));
    }

    @Test
    void an_uninterrupted_caller_hears_the_desk_music_and_the_department() {
        Transfers transfers = transfers(hearingAll(DESK, MUSIC, MUSIC, DEPARTMENT), kills());

        assertThat(transfers.incomplete()).isEmpty();
        assertThat(transfers.unrecorded()).isEmpty();
        assertThat(transfers.complete()).isEqualTo(1);
    }

    @Test
    void a_caller_is_back_at_the_desk_only_after_a_kill() {
        HeardCall call = hearingAll(DESK, MUSIC, DESK, MUSIC, DEPARTMENT);

        assertThat(transfers(call, kills()).incomplete()).hasSize(1);
        assertThat(transfers(call, kills(2.5)).incomplete()).isEmpty();
        assertThat(transfers(call, kills(2.5)).interruptions()).isEqualTo(1);
    }

    @Test
    void a_caller_that_was_hung_up_did_not_get_what_it_called_for() {
        HeardCall call = hearing(CallKind.WARM_TRANSFER, "39100", End.HUNG_UP_ON, DESK, MUSIC, DEPARTMENT);

        assertThat(transfers(call, kills(1.5)).incomplete()).hasSize(1);
    }

    @Test
    void a_call_is_refused_only_if_a_kill_interrupted_its_dial() {
        CallRecord refused =
                new CallRecord(CallKind.WARM_TRANSFER, "39100", second(0), true, null, End.REFUSED, second(5));
        HeardCall call = new HeardCall(refused, List.of(), "", "story");

        assertThat(transfers(call, kills()).refused()).hasSize(1);
        assertThat(transfers(call, kills(1)).refused()).isEmpty();
        assertThat(transfers(call, kills(1)).undialled()).isEqualTo(1);
    }

    @Test
    void the_row_has_the_leg_of_the_department() {
        HeardCall call = hearingAll(DESK, MUSIC, DEPARTMENT);

        assertThat(new Transfers(
                                List.of(call),
                                Map.of("39100", "CALLER,CALLEE"),
                                kills(),
                                List.of(DESK, MUSIC, DEPARTMENT))
                        .unrecorded())
                .hasSize(1);
    }
}
