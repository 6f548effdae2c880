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
        CallTimeline talked = before.ringingAt(START.plusSeconds(1)).calleeAnsweredAt(START.plusSeconds(2));

        assertOrdered(before.ringingAt(jumped)
                .calleeAnsweredAt(jumped)
                .callerAnsweredAt(jumped)
                .endedAt(jumped));
        assertOrdered(before.calleeAnsweredAt(jumped).endedAt(START.plus(MINUTE)));
        assertOrdered(talked.callerAnsweredAt(jumped).endedAt(START.plus(MINUTE)));
        assertOrdered(talked.endedAt(jumped));
        assertOrdered(before.endedAt(jumped));
    }

    private static void assertOrdered(CallTimeline timeline) {
        assertThat(timeline.ended()).isAfterOrEqualTo(timeline.started());
        if (timeline.calleeAnswered() != null) {
            assertThat(timeline.calleeAnswered()).isBetween(timeline.started(), timeline.ended());
            assertThat(timeline.postDialDelay()).isBetween(Duration.ZERO, timeline.duration());
        }
        if (timeline.callerAnswered() != null) {
            assertThat(timeline.callerAnswered()).isBetween(timeline.calleeAnswered(), timeline.ended());
        }
        assertThat(timeline.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void a_call_during_which_the_clock_was_put_back_has_no_length() {
        CallTimeline timeline = CallTimeline.startedAt(START)
                .calleeAnsweredAt(START.plusSeconds(2))
                .endedAt(START.minus(Duration.ofHours(1)));

        assertThat(timeline.ended()).isEqualTo(timeline.calleeAnswered());
    }

    @Test
    void the_post_dial_delay_ends_with_the_ringing_or_with_an_answer_without_it() {
        CallTimeline began = CallTimeline.startedAt(START);

        assertThat(began.callerAnsweredAt(START).endedAt(START.plus(MINUTE)).postDialDelay())
                .isNull();
        assertThat(began.calleeAnsweredAt(START.plusMillis(700)).postDialDelay())
                .isEqualTo(Duration.ofMillis(700));
        assertThat(began.ringingAt(START.plusMillis(300))
                        .calleeAnsweredAt(START.plusMillis(700))
                        .postDialDelay())
                .isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void the_earliest_end_lies_between_what_was_known_last_and_the_end() {
        CallTimeline lived = CallTimeline.startedAt(START).calleeAnsweredAt(START.plusSeconds(10));
        CallTimeline ended = lived.endedAt(START.plus(MINUTE));

        assertThat(notBefore(START.minus(MINUTE)).within(lived, ended).notBefore())
                .isEqualTo(lived.calleeAnswered());
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
