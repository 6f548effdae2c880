package io.github.ariadne4j.callflow.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTimelineTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT-240H", "PT1H", "PT240H"})
    void nothing_ends_before_it_began_whenever_the_clock_was_set(String jump) {
        Instant jumped = START.plus(Duration.parse(jump));
        CallTimeline before = CallTimeline.startedAt(START);
        CallTimeline talked = before.ringingAt(START.plusSeconds(1)).answeredAt(START.plusSeconds(2));

        assertOrdered(before.ringingAt(jumped).answeredAt(jumped).endedAt(jumped));
        assertOrdered(before.answeredAt(jumped).endedAt(START.plus(MINUTE)));
        assertOrdered(talked.endedAt(jumped));
        assertOrdered(before.endedAt(jumped));
    }

    private static void assertOrdered(CallTimeline timeline) {
        assertThat(timeline.ended()).isAfterOrEqualTo(timeline.started());
        if (timeline.answered() != null) {
            assertThat(timeline.answered()).isBetween(timeline.started(), timeline.ended());
        }
        assertThat(timeline.duration()).isGreaterThanOrEqualTo(timeline.billable());
        assertThat(timeline.billable()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void a_call_during_which_the_clock_was_put_back_has_no_length() {
        CallTimeline timeline = CallTimeline.startedAt(START)
                .answeredAt(START.plusSeconds(2))
                .endedAt(START.minus(Duration.ofHours(1)));

        assertThat(timeline.ended()).isEqualTo(timeline.answered());
        assertThat(timeline.billable()).isZero();
    }

    @Test
    void the_earliest_end_lies_between_what_was_known_last_and_the_end() {
        CallTimeline lived = CallTimeline.startedAt(START).answeredAt(START.plusSeconds(10));
        CallTimeline ended = lived.endedAt(START.plus(MINUTE));

        assertThat(notBefore(START.minus(MINUTE)).within(lived, ended).notBefore())
                .isEqualTo(lived.answered());
        assertThat(notBefore(START.plusSeconds(30)).within(lived, ended).notBefore())
                .isEqualTo(START.plusSeconds(30));
        assertThat(notBefore(START.plus(Duration.ofDays(10)))
                        .within(lived, ended)
                        .notBefore())
                .isEqualTo(ended.ended());
    }

    private static CallEnd notBefore(Instant at) {
        EndReason reason = EndReason.of(Party.NETWORK, HangupCause.NORMAL_CLEARING);
        return new CallEnd(Disposition.ANSWERED, reason, EndSource.RECONCILED, at);
    }
}
