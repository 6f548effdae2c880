package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallSessionTest {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30Z");
    private static final CdrLeg.End CLEARED = CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, null);

    private final CallSession live = Sessions.of(Sessions.origin());

    private static CdrLeg callee(int number, int part, String channel, @Nullable Instant answered, CdrLeg.End how) {
        return new CdrLeg(
                new LegId(number),
                part,
                LegRole.CALLEE,
                new ChannelId(channel),
                part == 0 ? "PJSIP/" + number : null,
                new LegTimes(START, null, answered, START.plusSeconds(9)),
                how,
                null);
    }

    private CallDetailRecord recordOf(CdrLeg... legs) {
        CallEnd end = CallEnd.told(Disposition.ANSWERED, EndReason.of(Party.CALLEE, HangupCause.NORMAL_CLEARING));
        return live.ended(live.timeline().endedAt(START.plusSeconds(9)), List.of(legs), Map.of("a", "b"), end)
                .record();
    }

    private static void assertCallee(CallDetailRecord cdr, @Nullable String target, @Nullable String channel) {
        assertThat(cdr.parties().routed()).isEqualTo(target);
        assertThat(cdr.parties().calleeChannel()).isEqualTo(channel == null ? null : new ChannelId(channel));
    }

    @Test
    void a_call_that_lives_has_no_record() {
        assertThatThrownBy(live::record)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(live.id().toString())
                .hasMessageContaining("has not ended");
    }

    @Test
    void the_record_says_what_the_ended_session_knows() {
        CallSession ended = Sessions.ended(Sessions.answered(live));

        CallDetailRecord cdr = ended.record();

        assertThat(cdr.callId()).isEqualTo(live.id());
        assertThat(cdr.origin()).isEqualTo(live.origin());
        assertThat(cdr.timeline()).isEqualTo(ended.timeline());
        assertThat(cdr.end()).isEqualTo(ended.end());
        assertThat(cdr.legs()).isEqualTo(ended.legs());
        assertThat(cdr.custom()).isEqualTo(ended.notes());
        assertThat(cdr.parties().caller()).isEqualTo(live.call().caller().number());
        assertThat(cdr.parties().callerChannel()).isEqualTo(live.call().channel());
        assertCallee(cdr, "PJSIP/100@second", "second");
    }

    @Test
    void a_call_without_a_target_has_no_callee() {
        assertCallee(recordOf(), null, null);
    }

    @Test
    void of_targets_that_did_not_answer_the_last_one_is_the_callee() {
        assertCallee(recordOf(callee(1, 0, "b1", null, CLEARED), callee(2, 0, "b2", null, CLEARED)), "PJSIP/2", "b2");
    }

    @Test
    void the_target_that_answered_is_the_callee_also_if_others_were_dialled_after_it() {
        assertCallee(recordOf(callee(1, 0, "b1", START, CLEARED), callee(2, 0, "b2", null, CLEARED)), "PJSIP/1", "b1");
    }

    @Test
    void a_target_that_answered_too_late_and_was_told_so_is_not_the_callee() {
        CdrLeg.End elsewhere = new CdrLeg.End(HangupCause.NORMAL_CLEARING, HangupCause.ANSWERED_ELSEWHERE, null);

        assertCallee(
                recordOf(callee(1, 0, "b1", START, CLEARED), callee(2, 0, "b2", START, elsewhere)), "PJSIP/1", "b1");
    }

    @Test
    void the_channel_of_a_callee_that_was_replaced_is_the_last_one() {
        CallDetailRecord cdr = recordOf(
                callee(1, 0, "b1", START, CLEARED),
                callee(1, 1, "new", null, CLEARED),
                callee(2, 0, "b2", null, CLEARED));

        assertCallee(cdr, "PJSIP/1", "new");
    }

    @Test
    void an_ended_session_has_no_state() {
        assertThat(live.state()).isNotNull();
        assertThat(Sessions.ended(live).state()).isNull();
    }
}
