package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the caller is told when the callee ended, and what the record says of it. */
class HangupPropagationTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));

    @ParameterizedTest(name = "{0}/{1} is {2} to the caller, {3} in the CDR")
    @CsvSource({
        "17, 486, 486, BUSY",
        "19, 480, 480, NO_ANSWER",
        "1, 404, 404, UNREACHABLE",
        "34, 503, 503, UNREACHABLE",
        "21, 603, 403, REJECTED",
        "28, 484, 484, UNREACHABLE",
        "58, 488, 488, UNREACHABLE",
        "127, 487, 480, NO_ANSWER",
        "0, 603, 480, NO_ANSWER",
        "16, , 480, NO_ANSWER",
        "26, , 480,",
        "102, 504, 503, UNREACHABLE",
        "41, 409, 503, UNREACHABLE",
        "23, 302, 480,",
    })
    void the_caller_is_told_what_ended_the_callee(
            int cause, @Nullable Integer sip, int toCaller, @Nullable Disposition disposition) {
        Hangup hangup = new Hangup(HangupCause.of(cause), sip);
        CallDriver call = CallDriver.hunting(ONE)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .rings(1);

        call.asksToHangUp(1, hangup).leftStasis(1).destroyed(1, hangup);

        HangupCause told = call.call().caller().causeSent();
        assertThat(told).isNotNull();
        assertThat(told.sipStatus()).isEqualTo(toCaller);
        call.leftStasis(0).bridgeDestroyed(1);
        if (disposition != null) {
            assertThat(call.end().disposition()).isEqualTo(disposition);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "16", "23", "26", "41", "44", "102", "5", "99", "50"})
    void an_unanswered_caller_never_gets_603_for_want_of_a_cause(int cause) {
        assertThat(HangupPropagation.toUnansweredCaller(HangupCause.of(cause)).sipStatus())
                .isNotEqualTo(603)
                .isNotEqualTo(302);
    }
}
