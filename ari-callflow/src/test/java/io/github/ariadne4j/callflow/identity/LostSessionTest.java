package io.github.ariadne4j.callflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.snapshot.RecordedCall;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LostSessionTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "02:fc:00:00:00:01");
    private static final DialTarget TARGET = DialTarget.pjsip("first", "331");
    private static final Instant SEEN = RecordedCall.START.plusSeconds(600);
    private static final Instant NOW = SEEN.plusSeconds(3_600);

    private static RecordedCall call() {
        return RecordedCall.hunting(ORIGIN, HuntPlan.inOrder(List.of(TARGET)));
    }

    private static CallSession withState(CallSession live, @Nullable String state) {
        return new CallSession(
                live.origin(),
                live.owner(),
                live.call(),
                live.timeline(),
                state,
                live.legs(),
                live.notes(),
                live.end());
    }

    private static CallSession lost(CallSession live) {
        return LostSession.ended(live, 9, SEEN, NOW);
    }

    private static void assertLost(CallSession lost, Disposition disposition) {
        CallEnd end = Objects.requireNonNull(lost.end());
        assertThat(end.disposition()).isEqualTo(disposition);
        assertThat(end.by()).isEqualTo(Party.NETWORK);
        assertThat(end.cause()).isEqualTo(HangupCause.FAILURE);
        assertThat(end.source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(end.notBefore()).isEqualTo(SEEN);
        assertThat(lost.timeline().ended()).isEqualTo(NOW);
        assertThat(lost.owner().epoch()).isEqualTo(9);
        assertThat(lost.state()).isNull();
    }

    @Test
    void a_connected_call_is_answered_and_its_record_has_both_legs() {
        CallSession live = call().connected().live();

        CallSession lost = lost(live);

        assertLost(lost, Disposition.ANSWERED);
        CallDetailRecord cdr = lost.record();
        assertThat(cdr.callId()).isEqualTo(live.id());
        assertThat(cdr.billableFrom()).isEqualTo(live.timeline().calleeAnswered());
        assertThat(cdr.parties().routed()).isEqualTo(TARGET.endpoint());
        assertThat(cdr.legs()).hasSize(2).extracting(CdrLeg::cause).containsOnly(HangupCause.FAILURE);
    }

    @Test
    void a_call_that_was_written_when_its_callee_answered_is_answered() {
        CallSession live = call().answeredByCallee().live();

        CallSession lost = lost(live);

        assertLost(lost, Disposition.ANSWERED);
        assertThat(lost.record().billableFrom())
                .isEqualTo(live.timeline().calleeAnswered())
                .isNotNull();
    }

    @Test
    void a_call_whose_target_rang_has_failed_and_its_record_has_the_target() {
        CallSession lost = lost(call().live());

        assertLost(lost, Disposition.FAILED);
        assertThat(lost.record().parties().routed()).isEqualTo(TARGET.endpoint());
        assertThat(lost.record().billableFrom()).isNull();
    }

    @Test
    void a_call_without_a_state_is_recorded_from_its_session_alone() {
        CallSession connected = lost(withState(call().connected().live(), null));
        CallSession waiting = lost(withState(call().live(), null));

        assertLost(connected, Disposition.ANSWERED);
        assertLost(waiting, Disposition.FAILED);
        assertThat(connected.record().billableFrom())
                .isEqualTo(connected.timeline().calleeAnswered())
                .isNotNull();
    }

    @Test
    void a_state_that_cannot_be_read_is_left_out_and_the_call_is_recorded_all_the_same() {
        assertLost(lost(withState(call().connected().live(), "{\"plan\":{\"kind\":\"Later\"}}")), Disposition.ANSWERED);
    }

    @Test
    void it_ended_after_all_that_is_known_of_it_whenever_it_was_seen_last() {
        CallSession live = Sessions.answered(Sessions.of(ORIGIN));

        CallSession lost = LostSession.ended(live, 9, Instant.EPOCH, NOW);

        assertThat(Objects.requireNonNull(lost.end()).notBefore())
                .isEqualTo(live.timeline().latest());
    }
}
