package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engine and simulator on one clock that a test advances. */
class VirtualTimeTest {
    private static final Duration STEP = EngineInVirtualTime.STEP;
    private static final Duration SHORT_STEP = Duration.ofMillis(10);

    /** Less than the looks at Asterisk need, which repeat one request each half minute. */
    private static final Duration BEFORE_LOOKS = Duration.ofSeconds(90);

    private static final int FAILURES = 5;

    @Test
    void a_call_of_twenty_four_and_a_half_virtual_seconds_has_a_record_that_says_so() throws InterruptedException {
        try (EngineInVirtualTime virtual =
                EngineInVirtualTime.of(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))) {
            virtual.asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(STEP, Duration.ofMillis(24_500)));
            SimulatedCall call = virtual.asterisk.call("1000").dialling("3314").place();
            virtual.advanceUntil(call::isAnswered);

            virtual.advanceUntil(call::isEnded);

            assertThat(virtual.engine.awaitIdle(Duration.ofSeconds(10))).isTrue();
            assertThat(virtual.cdrs.records()).singleElement().satisfies(cdr -> {
                assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
                assertThat(cdr.billable()).isBetween(Duration.ofMillis(24_500), Duration.ofMillis(24_700));
            });
        }
    }

    @Test
    void a_callee_who_does_not_answer_is_given_up_when_the_virtual_ring_time_is_over() throws InterruptedException {
        try (EngineInVirtualTime virtual = EngineInVirtualTime.of(new DialAndBridge(
                call -> DialTarget.pjsip("peer", call.dialled()).ringFor(Duration.ofSeconds(30))))) {
            virtual.asterisk.callees().on("3314", CalleeScript.ringsForever());
            SimulatedCall call = virtual.asterisk.call("1000").dialling("3314").place();
            virtual.advanceUntil(() -> call.signals().contains(180));

            virtual.advanceUntil(call::isEnded);

            assertThat(virtual.engine.awaitIdle(Duration.ofSeconds(10))).isTrue();
            assertThat(virtual.cdrs.records()).singleElement().satisfies(cdr -> {
                assertThat(cdr.disposition()).isEqualTo(Disposition.NO_ANSWER);
                assertThat(cdr.timeline().duration()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
            });
        }
    }

    /** Asterisk may miss the end of music of a channel in a bridge. */
    @Test
    void a_caller_is_added_to_a_bridge_once_its_music_has_stopped() {
        try (EngineInVirtualTime virtual = EngineInVirtualTime.overHttp(VirtualTimeTest::joinAfterMusic)) {
            // Given
            AriSimulator asterisk = virtual.asterisk;
            asterisk.faults().on(Operation.STOP_MOH).once().delayReply(Duration.ofMillis(500));
            SimulatedCall call = asterisk.call("1000").dialling("music").place();
            virtual.advanceUntil(() -> asterisk.requestLog().count(Operation.STOP_MOH) >= 1);

            // When
            SimulatedCall later = asterisk.call("1001").dialling("no music").place();
            asterisk.requestLog().await(Operation.ADD_CHANNEL, 1, Duration.ofSeconds(10));

            // Then
            assertThat(added(asterisk)).containsExactly(later.channelId());
            virtual.advanceUntil(() -> added(asterisk).size() == 2);
            assertThat(added(asterisk)).containsExactly(later.channelId(), call.channelId());
            call.hangUp();
            later.hangUp();
            virtual.advanceUntil(() -> virtual.engine.activeCalls() == 0);
        }
    }

    @Test
    void a_caller_whose_music_is_not_known_to_have_stopped_is_added_to_a_bridge_after_a_second() {
        try (EngineInVirtualTime virtual = EngineInVirtualTime.overHttp(VirtualTimeTest::joinAfterMusic)) {
            // Given
            AriSimulator asterisk = virtual.asterisk;
            asterisk.faults().on(Operation.STOP_MOH).delayReply(Duration.ofHours(1));
            SimulatedCall call = asterisk.call("1000").dialling("music").place();
            virtual.advanceUntil(() -> asterisk.requestLog().count(Operation.STOP_MOH) >= 1);
            Instant stopped = virtual.now();
            SimulatedCall later = asterisk.call("1001").dialling("no music").place();
            asterisk.requestLog().await(Operation.ADD_CHANNEL, 1, Duration.ofSeconds(10));

            // When
            virtual.advanceUntil(() -> added(asterisk).size() == 2);

            // Then
            assertThat(added(asterisk)).containsExactly(later.channelId(), call.channelId());
            assertThat(Duration.between(stopped, virtual.now())).isLessThan(Duration.ofMinutes(1));
            call.hangUp();
            later.hangUp();
            virtual.advanceUntil(() -> virtual.engine.activeCalls() == 0);
        }
    }

    @Test
    void music_of_a_room_ends_without_a_further_event_though_the_requests_that_stop_it_fail() {
        try (EngineInVirtualTime virtual =
                EngineInVirtualTime.of(call -> call.join(Room.named("board").withMusic()))) {
            // Given
            AriSimulator asterisk = virtual.asterisk;
            asterisk.faults().on(Operation.STOP_BRIDGE_MOH).times(FAILURES).reply(500);
            SimulatedCall first = asterisk.call("1000").dialling("board").place();
            virtual.advanceUntil(() -> asterisk.requestLog().count(Operation.START_BRIDGE_MOH) == 1);

            // When
            Instant joined = virtual.now();
            SimulatedCall second = asterisk.call("1001").dialling("board").place();

            // Then
            virtual.advanceUntil(SHORT_STEP, () -> asterisk.requestLog().count(Operation.STOP_BRIDGE_MOH) > FAILURES);
            assertThat(Duration.between(joined, virtual.now())).isLessThan(BEFORE_LOOKS);
            first.hangUp();
            second.hangUp();
            virtual.advanceUntil(() -> virtual.engine.activeCalls() == 0);
        }
    }

    @Test
    void a_member_that_waits_is_heard_once_the_moderator_has_come_though_the_requests_fail() {
        try (EngineInVirtualTime virtual = EngineInVirtualTime.of(VirtualTimeTest::joinWaiting)) {
            // Given
            AriSimulator asterisk = virtual.asterisk;
            asterisk.faults().on(Operation.UNMUTE).times(FAILURES).reply(500);
            SimulatedCall member = asterisk.call("1000").dialling("member").place();
            virtual.advanceUntil(() -> member.mediaStates().contains(MediaState.MUTED_IN));

            // When
            Instant joined = virtual.now();
            SimulatedCall moderator =
                    asterisk.call("1001").dialling("moderator").place();

            // Then
            virtual.advanceUntil(SHORT_STEP, () -> member.mediaStates().isEmpty());
            assertThat(asterisk.requestLog().count(Operation.UNMUTE)).isGreaterThan(FAILURES);
            assertThat(Duration.between(joined, virtual.now())).isLessThan(BEFORE_LOOKS);
            member.hangUp();
            moderator.hangUp();
            virtual.advanceUntil(() -> virtual.engine.activeCalls() == 0);
        }
    }

    private static void joinWaiting(Call call) {
        Room.Role role = "moderator".equals(call.dialled()) ? Room.Role.MODERATOR : Room.Role.MEMBER;
        call.join(Room.named("board").as(role).waitingForModerator());
    }

    private static void joinAfterMusic(Call call) {
        call.answer();
        if ("music".equals(call.dialled())) {
            call.pause(Pause.of(STEP).withMusic("default"));
        }
        call.join(Room.named("board"));
    }

    /** The channels that were added, in order; a request that was repeated counts once. */
    private static List<String> added(AriSimulator asterisk) {
        return asterisk.requestLog().requests(Operation.ADD_CHANNEL).stream()
                .map(request -> request.parameter("channel"))
                .distinct()
                .toList();
    }
}
