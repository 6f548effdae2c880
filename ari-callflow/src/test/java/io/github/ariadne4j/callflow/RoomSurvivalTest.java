package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rooms whose instance ends go on in the next one. */
class RoomSurvivalTest extends EngineOnSimulator {
    private static final Room BOARD = Room.named("board").endingWithModerator().leftBy('#');

    private static final Room RECORDED = Room.named("board").recorded(Recording.ofTalk(Duration.ofHours(1)));

    private final SharedStore store = new SharedStore();
    private final CountDownLatch joins = new CountDownLatch(1);
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> resumed = new LinkedBlockingQueue<>();

    private volatile Room room = BOARD;

    private final CallFlow flow = new CallFlow() {
        @Override
        public void run(Call call) {
            if (call.dialled().equals("4")) {
                awaitJoins();
            }
            Room.Role role = call.dialled().equals("1") ? Room.Role.MODERATOR : Room.Role.MEMBER;
            outcomes.add(call.join(room.as(role)));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }

        @Override
        public void resume(Call call) {
            resumed.add(call.id());
            if (call.dialled().equals("4")) {
                call.pause(Duration.ofSeconds(60));
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }
    };

    /** Who dials 4 joins once the test lets it. */
    private void awaitJoins() {
        try {
            assertThat(joins.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineInstance instance(CallFlow served) {
        return opened(new EngineInstance(FlowSelector.always(served), asterisk, "b2bua", store, cdrs));
    }

    private SimulatedCall caller(String dialled) {
        SimulatedCall call = asterisk.call("1000").dialling(dialled).place().awaitAnswered();
        await().atMost(PATIENCE)
                .until(() -> asterisk.requestLog().requests(Operation.ADD_CHANNEL).stream()
                        .anyMatch(add -> call.channelId().equals(add.query().get("channel"))));
        return call;
    }

    private Optional<CallSession> session(EngineInstance of, SimulatedCall call) {
        return store.memory.live(of.origin).toCompletableFuture().join().stream()
                .filter(session -> session.call().channel().value().equals(call.channelId()))
                .findFirst();
    }

    private void awaitRecords(int number) {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == number);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
    }

    @Test
    void members_stay_in_their_bridge_without_an_interruption_and_the_room_goes_on() throws Exception {
        // Given
        EngineInstance first = instance(flow);
        SimulatedCall one = caller("3");
        SimulatedCall two = caller("3").awaitBridged();
        first.crash();
        int added = asterisk.requestLog().count(Operation.ADD_CHANNEL);

        // When
        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 2);
        SimulatedCall three = caller("3").awaitBridged();

        // Then
        assertThat(one.isBridgedWith(two.channelId())).isTrue();
        assertThat(one.isBridgedWith(three.channelId())).isTrue();
        assertThat(asterisk.requestLog().count(Operation.ADD_CHANNEL)).isEqualTo(added + 1);
        assertThat(asterisk.requestLog().count(Operation.CREATE_BRIDGE_WITH_ID)).isEqualTo(1);

        // When
        one.press("#");

        // Then
        assertThat(resumed.poll(10, TimeUnit.SECONDS)).isNotNull();
        one.awaitEnded();
        two.hangUp();
        three.hangUp();
        awaitRecords(3);
    }

    @Test
    void a_room_whose_moderator_left_while_no_instance_ran_ends() throws Exception {
        // Given
        EngineInstance first = instance(flow);
        SimulatedCall member = caller("3");
        SimulatedCall moderator = caller("1").awaitBridged();
        first.crash();
        moderator.hangUp();

        // When
        instance(flow);

        // Then
        assertThat(resumed.poll(10, TimeUnit.SECONDS)).isNotNull();
        member.awaitEnded();
        awaitRecords(2);
    }

    @Test
    void a_room_that_all_left_while_no_instance_ran_leaves_no_bridge() {
        EngineInstance first = instance(flow);
        SimulatedCall member = caller("3");
        first.crash();
        member.hangUp();

        instance(flow);

        awaitRecords(1);
    }

    @Test
    void a_durable_flow_waits_for_its_room_again() throws Exception {
        // Given
        DurableFlow durable = DurableFlow.of("room", 1, flow);
        EngineInstance first = instance(durable);
        SimulatedCall member = caller("3");
        SimulatedCall other = caller("3").awaitBridged();
        first.crash();

        // When
        EngineInstance second = instance(durable);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 2);
        assertThat(member.isBridgedWith(other.channelId())).isTrue();
        outcomes.clear();
        member.press("#");

        // Then
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(new JoinOutcome.Left('#'));
        member.awaitEnded();
        other.hangUp();
        awaitRecords(2);
        assertThat(resumed).isEmpty();
    }

    @Test
    void a_caller_that_was_on_its_way_out_has_left_its_room_in_the_next_instance() throws Exception {
        // Given
        DurableFlow durable = DurableFlow.of("room", 1, flow);
        EngineInstance first = instance(durable);
        SimulatedCall leaves = caller("3");
        SimulatedCall stays = caller("3").awaitBridged();
        asterisk.faults().on(Operation.REMOVE_CHANNEL).once().swallow();
        leaves.press("#");
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.REMOVE_CHANNEL) > 0);
        first.crash();
        int added = asterisk.requestLog().count(Operation.ADD_CHANNEL);

        // When
        instance(durable);

        // Then
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(new JoinOutcome.Left('#'));
        leaves.awaitEnded();
        assertThat(stays.isEnded()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.ADD_CHANNEL)).isEqualTo(added);
        stays.hangUp();
        awaitRecords(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"REMOVE_CHANNEL", "UNMUTE", "STOP_MOH"})
    void a_caller_that_was_on_its_way_out_while_it_waited_is_as_it_was_in_the_next_instance(Operation lost)
            throws Exception {
        // Given
        room = Room.named("board").waitingForModerator().leftBy('#');
        DurableFlow durable = DurableFlow.of("room", 1, flow);
        EngineInstance first = instance(durable);
        SimulatedCall leaves = caller("3");
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.START_MOH) == 1);
        asterisk.faults().on(lost).once().swallow();
        leaves.press("#");
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(lost) > 0);
        first.crash();
        int before = asterisk.requestLog().requests().size();

        // When
        instance(durable);

        // Then
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(new JoinOutcome.Left('#'));
        leaves.awaitEnded();
        assertThat(asterisk.requestLog().requests().stream().skip(before))
                .extracting(request -> request.operation().orElse(null))
                .containsSubsequence(Operation.UNMUTE, Operation.STOP_MOH, Operation.HANG_UP);
        awaitRecords(1);
    }

    @Test
    void a_caller_of_whose_room_no_session_tells_is_put_out_and_goes_on_in_its_flow() throws Exception {
        // Given
        EngineInstance first = instance(flow);
        SimulatedCall known = caller("3");
        SimulatedCall untold = asterisk.call("1000").dialling("4").place();
        await().atMost(PATIENCE).until(() -> session(first, untold).isPresent());
        CallSession before = session(first, untold).orElseThrow();
        joins.countDown();
        untold.awaitBridged();
        first.crash();
        store.memory.update(before);

        // When
        instance(flow);

        // Then
        assertThat(resumed.poll(10, TimeUnit.SECONDS)).isNotNull();
        await().atMost(PATIENCE).until(() -> !known.isBridgedWith(untold.channelId()));
        assertThat(untold.isEnded()).isFalse();
        assertThat(known.isEnded()).isFalse();
        untold.hangUp();
        known.hangUp();
        awaitRecords(2);
    }

    private List<String> recordings() {
        return asterisk.requestLog().requests(Operation.RECORD_BRIDGE).stream()
                .map(record -> record.query().get("name"))
                .toList();
    }

    private void awaitRecordingWritten(EngineInstance of, SimulatedCall call) {
        await().atMost(PATIENCE)
                .until(() -> session(of, call)
                        .filter(session ->
                                session.state() != null && session.state().contains("\"recordings\""))
                        .isPresent());
    }

    @Test
    void a_recording_goes_on_and_its_name_is_kept_also_by_those_who_come_later() {
        // Given
        room = RECORDED;
        EngineInstance first = instance(flow);
        SimulatedCall one = caller("3");
        SimulatedCall two = caller("3").awaitBridged();
        awaitRecordingWritten(first, one);
        awaitRecordingWritten(first, two);
        first.crash();

        // When
        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 2);
        SimulatedCall three = caller("3").awaitBridged();
        awaitRecordingWritten(second, three);

        // Then
        one.hangUp();
        two.hangUp();
        three.hangUp();
        awaitRecords(3);
        assertThat(recordings()).hasSize(1);
        assertThat(cdrs.records())
                .allSatisfy(cdr -> assertThat(cdr.custom())
                        .containsEntry("recordings", recordings().get(0)));
    }

    /** As it was written before the recording began. */
    private static CallSession withoutRecording(CallSession session) {
        String state = String.valueOf(session.state());
        return new CallSession(
                session.origin(),
                session.owner(),
                session.call(),
                session.timeline(),
                state.replaceAll("\"recordings\":\"[^\"]*\",", "").replaceAll(",\"recordings\":\"[^\"]*\"", ""),
                session.legs(),
                session.notes(),
                session.end());
    }

    @Test
    void a_recording_of_which_no_session_tells_is_not_begun_twice() {
        // Given
        room = RECORDED;
        EngineInstance first = instance(flow);
        SimulatedCall one = caller("3");
        SimulatedCall two = caller("3").awaitBridged();
        awaitRecordingWritten(first, one);
        awaitRecordingWritten(first, two);
        List<CallSession> untold = Stream.of(one, two)
                .map(call -> withoutRecording(session(first, call).orElseThrow()))
                .toList();
        first.crash();
        untold.forEach(store.memory::update);

        // When
        EngineInstance second = instance(flow);

        // Then
        awaitRecordingWritten(second, one);
        awaitRecordingWritten(second, two);
        assertThat(recordings()).hasSize(2).containsOnly(recordings().get(0));
        one.hangUp();
        two.hangUp();
        awaitRecords(2);
    }

    @Test
    void members_that_wait_for_the_moderator_wait_on_and_one_that_left_meanwhile_is_waited_for() {
        // Given
        room = Room.named("board").waitingForModerator();
        EngineInstance first = instance(flow);
        SimulatedCall member = caller("3");
        SimulatedCall moderator = caller("1").awaitBridged();
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.UNMUTE) == 1);
        first.crash();
        moderator.hangUp();

        // When
        instance(flow);

        // Then
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.MUTE) == 2);
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.START_MOH) == 2);
        member.hangUp();
        awaitRecords(2);
    }
}
