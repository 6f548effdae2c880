package io.github.ariadne4j.callflow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginateRequestTextsTest {
    private static final CallId ID = CallId.outbound("asterisk", Instant.EPOCH);

    @Test
    void each_outcome_is_read_as_it_was_written() {
        List<OriginateRequestOutcome> outcomes = List.of(
                new OriginateRequestOutcome.Accepted(ID),
                new OriginateRequestOutcome.Refused(ID, Refusal.CALL_RATE, HangupCause.CONGESTION),
                new OriginateRequestOutcome.Unknown(ID));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(OriginateRequestTexts.read(OriginateRequestTexts.write(outcome)))
                        .isEqualTo(outcome));
    }

    @Test
    void another_kind_is_not_known() {
        assertThatThrownBy(() -> OriginateRequestTexts.read(List.of("Answered", ID.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an outcome of the kind \"Answered\" is not known");
    }
}
