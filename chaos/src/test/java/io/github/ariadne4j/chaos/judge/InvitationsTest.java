package io.github.ariadne4j.chaos.judge;

import static io.github.ariadne4j.chaos.judge.HeardCalls.hearing;
import static io.github.ariadne4j.chaos.judge.HeardCalls.kills;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final int GUEST = 7;
    private static final int GOODBYE = 3;

    private static HeardCall host(int... tones) {
        return hearing(CallKind.INVITED_CONFERENCE, "39090", End.HUNG_UP_ON, tones);
    }

    private static Invitations invitations(HeardCall call, String guests, KillTimes kills) {
        return new Invitations(List.of(call), Map.of("39090", guests), kills, GUEST, GOODBYE);
    }

    @Test
    void a_host_hears_its_guest_and_the_goodbye() {
        Invitations hosts = invitations(host(GUEST, GUEST, GOODBYE), "1", kills());

        assertThat(hosts.incomplete()).isEmpty();
        assertThat(hosts.miscounted()).isEmpty();
        assertThat(hosts.complete()).isEqualTo(1);
    }

    @Test
    void a_host_is_alone_only_if_a_kill_interrupted_the_invitation() {
        assertThat(invitations(host(GOODBYE), "0", kills()).incomplete()).hasSize(1);
        assertThat(invitations(host(GOODBYE), "0", kills(1)).incomplete()).isEmpty();
        assertThat(invitations(host(GOODBYE), "0", kills(1)).alone()).isEqualTo(1);
        assertThat(invitations(host(GOODBYE), "0", kills(5)).incomplete()).hasSize(1);
    }

    @Test
    void a_guest_is_called_once_also_if_a_kill_interrupted_the_invitation() {
        HeardCall call = host(GUEST, GOODBYE);

        assertThat(invitations(call, "2", kills()).miscounted()).hasSize(1);
        assertThat(invitations(call, "2", kills(1)).miscounted()).hasSize(1);
        assertThat(invitations(call, "1", kills(1)).miscounted()).isEmpty();
    }
}
