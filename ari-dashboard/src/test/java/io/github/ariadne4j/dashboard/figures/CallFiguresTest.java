package io.github.ariadne4j.dashboard.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallFiguresTest {
    private static final ChannelId CHANNEL = new ChannelId("1.1");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final CallFigures figures = new CallFigures(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void started(int calls) {
        for (int i = 0; i < calls; i++) {
            CallId id = new CallId(UUID.randomUUID());
            figures.onStarted(
                    new IncomingCall(id, CHANNEL, new CallerId("", "1000"), "3314", "from", "", "", List.of()));
        }
    }

    private static CallTimeline rangAfter(Duration delay, Instant at) {
        return CallTimeline.startedAt(at).ringingAt(at.plus(delay));
    }

    private void ended(Disposition how, HangupCause cause, CallTimeline timeline) {
        CallId id = new CallId(UUID.randomUUID());
        figures.onEnded(new CallDetailRecord(
                id,
                new CallDetailRecord.Parties("1000", "3314", null, CHANNEL, null),
                new CallOrigin("b2bua", "asterisk"),
                timeline,
                CallEnd.told(how, new EndReason(Party.CALLEE, cause, null)),
                List.of(),
                Map.of()));
    }

    private void answered(Duration talk) {
        ended(
                Disposition.ANSWERED,
                HangupCause.NORMAL_CLEARING,
                rangAfter(Duration.ofMillis(100), now)
                        .calleeAnsweredAt(now.plusSeconds(1))
                        .endedAt(now.plusSeconds(1).plus(talk)));
    }

    private void failed(Disposition how, HangupCause cause) {
        ended(how, cause, CallTimeline.startedAt(now).endedAt(now.plusSeconds(1)));
    }

    @Test
    void without_calls_nothing_has_a_ratio() {
        Snapshot snapshot = figures.now();

        assertThat(snapshot.callsPerSecond()).isZero();
        assertThat(snapshot.asr()).isNull();
        assertThat(snapshot.ner()).isNull();
        assertThat(snapshot.acdSeconds()).isNull();
        assertThat(snapshot.pddP99()).isNull();
        assertThat(figures.history().points()).isEmpty();
    }

    @Test
    void calls_that_reached_their_callee_are_effective_and_those_that_were_answered_are_answered() {
        answered(Duration.ofMinutes(1));
        answered(Duration.ofMinutes(2));
        failed(Disposition.BUSY, HangupCause.USER_BUSY);
        failed(Disposition.NO_ANSWER, HangupCause.NO_ANSWER);
        failed(Disposition.REJECTED, HangupCause.CALL_REJECTED);
        failed(Disposition.UNREACHABLE, HangupCause.UNALLOCATED);
        failed(Disposition.FAILED, HangupCause.FAILURE);
        failed(Disposition.CANCELLED, HangupCause.NORMAL_CLEARING);

        Snapshot snapshot = figures.now();

        assertThat(snapshot.asr()).isEqualTo(2 / 8.0);
        assertThat(snapshot.ner()).isEqualTo(5 / 8.0);
        assertThat(snapshot.acdSeconds()).isEqualTo(90);
        assertThat(snapshot.causes()).containsEntry(17, 1).containsEntry(16, 3);
    }

    @Test
    void a_caller_who_gives_up_while_it_rings_reached_the_callee() {
        ended(
                Disposition.CANCELLED,
                HangupCause.NORMAL_CLEARING,
                rangAfter(Duration.ofSeconds(1), now).endedAt(now.plusSeconds(9)));

        assertThat(figures.now().ner()).isEqualTo(1);
        assertThat(figures.now().asr()).isEqualTo(0);
    }

    @Test
    void calls_that_were_not_taken_count_in_no_ratio() {
        failed(Disposition.REFUSED, HangupCause.CONGESTION);

        assertThat(figures.now().asr()).isNull();
        assertThat(figures.now().causes()).containsEntry(34, 1);
    }

    @Test
    void the_post_dial_delay_has_a_median_and_a_99th_percentile() {
        for (int i = 1; i <= 100; i++) {
            ended(
                    Disposition.NO_ANSWER,
                    HangupCause.NO_ANSWER,
                    rangAfter(Duration.ofMillis(i), now).endedAt(now.plusSeconds(30)));
        }

        assertThat(figures.now().pddP50()).isEqualTo(50);
        assertThat(figures.now().pddP99()).isEqualTo(99);
    }

    @Test
    void of_many_delays_a_sample_tells_about_the_same() {
        for (int i = 1; i <= 10_000; i++) {
            ended(
                    Disposition.NO_ANSWER,
                    HangupCause.NO_ANSWER,
                    rangAfter(Duration.ofMillis(i), now).endedAt(now.plusSeconds(30)));
        }

        assertThat(figures.now().pddP50()).isBetween(3_500.0, 6_500.0);
    }

    @Test
    void new_calls_are_those_of_the_last_seconds() {
        started(20);
        assertThat(figures.now().callsPerSecond()).isEqualTo(4);

        pass(Duration.ofSeconds(5));
        started(5);
        assertThat(figures.now().callsPerSecond()).isEqualTo(5);

        pass(Duration.ofSeconds(10));
        assertThat(figures.now().callsPerSecond()).isZero();
    }

    @Test
    void ratios_forget_after_five_minutes_and_causes_after_an_hour() {
        answered(Duration.ofSeconds(10));

        pass(Duration.ofMinutes(4));
        assertThat(figures.now().asr()).isEqualTo(1);
        pass(Duration.ofMinutes(2));
        assertThat(figures.now().asr()).isNull();
        assertThat(figures.now().causes()).containsEntry(16, 1);
        pass(Duration.ofHours(1));
        assertThat(figures.now().causes()).isEmpty();
    }

    @Test
    void the_history_has_a_point_for_each_step_of_the_last_hour() {
        started(10);
        figures.live(7);
        answered(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(5));

        assertThat(figures.history().points())
                .containsExactly(new History.Point(now.toEpochMilli(), 2.0, 7, 1.0, 100.0, 100.0));

        pass(Duration.ofHours(2));
        figures.live(0);
        pass(Duration.ofHours(1));
        assertThat(figures.history().points()).hasSize(720);
    }

    @Test
    void a_clock_that_is_set_back_breaks_nothing() {
        started(1);
        pass(Duration.ofMinutes(-10));
        started(1);

        assertThat(figures.now().callsPerSecond()).isPositive();
    }
}
