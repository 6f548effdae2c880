package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Participant;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that join a room by its name. */
class RoomTest extends EngineOnSimulator {
    private static final Room BOARD = Room.named("board");

    private final Queue<CallId> ids = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    private CallEngine joining(Room room) {
        return started(engine(joins(room)));
    }

    /** Who dials 1 is the moderator, who dials 2 a listener. */
    private CallFlow joins(Room room) {
        return call -> {
            Room.Role role = switch (call.dialled()) {
                case "1" -> Room.Role.MODERATOR;
                case "2" -> Room.Role.LISTENER;
                default -> Room.Role.MEMBER;
            };
            ids.add(call.id());
            outcomes.add(call.join(room.as(role)));
            outcomes.add(call.play(Prompt.sound("vm-goodbye")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        };
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private SimulatedCall caller(String dialled) {
        return asterisk.call("1000").dialling(dialled).place().awaitAnswered();
    }

    /** Alone, it hears no other one. */
    private SimulatedCall alone(String dialled) {
        SimulatedCall call = caller(dialled);
        await().atMost(PATIENCE)
                .until(() -> asterisk.requestLog().requests(Operation.ADD_CHANNEL).stream()
                        .anyMatch(add -> call.channelId().equals(add.query().get("channel"))));
        return call;
    }

    private static void awaitTogether(SimulatedCall one, SimulatedCall... others) {
        for (SimulatedCall other : others) {
            await().atMost(PATIENCE).until(() -> one.isBridgedWith(other.channelId()));
        }
    }

    private List<CallDetailRecord> records(CallEngine engine, int number) throws InterruptedException {
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
        assertThat(cdrs.records()).hasSize(number);
        return cdrs.records();
    }

    @Test
    void callers_of_one_room_are_in_one_bridge_which_goes_with_the_last_of_them_and_each_has_its_record()
            throws Exception {
        // Given
        CallEngine engine = joining(BOARD);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        SimulatedCall third = caller("3");
        awaitTogether(first, second, third);

        // When
        first.hangUp();
        first.awaitEnded();

        // Then
        assertThat(second.isBridgedWith(third.channelId())).isTrue();

        // When
        second.hangUp();
        third.hangUp();

        // Then
        assertThat(records(engine, 3)).allSatisfy(cdr -> {
            assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(cdr.custom()).isEqualTo(Map.of("room", "board"));
        });
        assertThat(asterisk.requestLog().count(Operation.CREATE_BRIDGE_WITH_ID)).isEqualTo(1);
    }

    @Test
    void who_is_in_a_room_is_told_to_whom_asks() throws Exception {
        // Given
        CallEngine engine = joining(BOARD);
        SimulatedCall moderator = alone("1");
        SimulatedCall member = caller("3");

        // When
        await().atMost(PATIENCE).until(() -> participants(engine, "board").size() == 2);

        // Then
        List<Participant> participants = participants(engine, "board");
        assertThat(participants).extracting(Participant::call).containsExactlyElementsOf(ids);
        assertThat(participants).extracting(Participant::role).containsExactly(Room.Role.MODERATOR, Room.Role.MEMBER);
        assertThat(participants(engine, "other")).isEmpty();
        moderator.hangUp();
        member.hangUp();
        records(engine, 2);
    }

    private static List<Participant> participants(CallEngine engine, String room) throws Exception {
        return engine.participants(room).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void the_others_do_not_hear_the_keys_of_a_member() throws Exception {
        CallEngine engine = joining(BOARD);
        SimulatedCall member = caller("3");
        SimulatedCall listener = caller("2");
        awaitTogether(member, listener);

        assertThat(asterisk.requestLog().requests(Operation.ADD_CHANNEL))
                .isNotEmpty()
                .allSatisfy(add -> assertThat(add.query()).containsEntry("absorbDTMF", "true"));

        member.hangUp();
        listener.hangUp();
        records(engine, 2);
    }

    @Test
    void a_listener_is_not_heard() throws Exception {
        CallEngine engine = joining(BOARD);
        SimulatedCall member = caller("3");
        SimulatedCall listener = caller("2");
        awaitTogether(member, listener);

        assertThat(asterisk.requestLog().requests(Operation.ADD_CHANNEL))
                .filteredOn(add -> "true".equals(add.query().get("mute")))
                .singleElement()
                .satisfies(add -> assertThat(add.query()).containsEntry("channel", listener.channelId()));

        member.hangUp();
        listener.hangUp();
        records(engine, 2);
    }

    @Test
    void who_comes_to_a_full_room_goes_on_in_its_flow() throws Exception {
        CallEngine engine = joining(BOARD.atMost(1));
        SimulatedCall first = alone("3");

        SimulatedCall second = caller("3");

        assertThat(outcome()).isEqualTo(new JoinOutcome.Full());
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        second.awaitEnded();
        assertThat(first.isEnded()).isFalse();
        first.hangUp();
        records(engine, 2);
    }

    @Test
    void a_room_ends_for_all_with_its_moderator() throws Exception {
        // Given
        CallEngine engine = joining(BOARD.endingWithModerator());
        SimulatedCall member = caller("3");
        SimulatedCall moderator = caller("1");
        awaitTogether(member, moderator);

        // When
        moderator.hangUp();

        // Then
        assertThat(outcome()).isEqualTo(new JoinOutcome.Ended(JoinOutcome.Ended.Reason.MODERATOR_LEFT));
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        member.awaitEnded();
        records(engine, 2);
    }

    @Test
    void a_key_takes_the_caller_out_and_the_room_goes_on() throws Exception {
        // Given
        CallEngine engine = joining(BOARD.leftBy('#'));
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        SimulatedCall third = caller("3");
        awaitTogether(first, second, third);

        // When
        first.press("5#");

        // Then
        assertThat(outcome()).isEqualTo(new JoinOutcome.Left('#'));
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        first.awaitEnded();
        assertThat(second.isBridgedWith(third.channelId())).isTrue();
        second.hangUp();
        third.hangUp();
        records(engine, 3);
    }

    @Test
    void what_follows_at_once_finds_the_caller_out_of_the_bridge() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            call.join(BOARD.leftBy('#'));
            outcomes.add(call.record(Recording.upTo(Duration.ofSeconds(10)).endedBy(Recording.EndKey.STAR)));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        SimulatedCall caller = alone("3");
        asterisk.faults().on(Operation.REMOVE_CHANNEL).delayExecution(Duration.ofMillis(150));

        // When
        caller.press("#");
        caller.awaitRecorded();
        caller.press("*");

        // Then
        assertThat(outcome()).isInstanceOf(RecordOutcome.Recorded.class);
        records(engine, 1);
    }

    @Test
    void a_room_whose_bridge_another_destroys_goes_on_in_a_new_one() throws Exception {
        // Given
        CallEngine engine = joining(BOARD);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        awaitTogether(first, second);
        String before = asterisk.bridges().get(0);

        // When
        asterisk.console().destroyBridge(before);

        // Then
        awaitTogether(first, second);
        assertThat(asterisk.bridges()).doesNotContain(before).hasSize(1);
        assertThat(outcomes).isEmpty();
        first.hangUp();
        second.hangUp();
        records(engine, 2);
    }

    @Test
    void a_member_that_another_takes_out_goes_on_in_its_flow() throws Exception {
        CallEngine engine = joining(BOARD);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        awaitTogether(first, second);

        asterisk.console().takeOutOfBridge(first.channelId());

        assertThat(outcome()).isEqualTo(new JoinOutcome.Removed());
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        first.awaitEnded();
        second.hangUp();
        records(engine, 2);
    }

    @Test
    void members_hear_who_comes_and_goes_and_music_while_they_are_alone() throws Exception {
        // Given
        CallEngine engine = joining(BOARD.announcing(Prompt.sound("confbridge-join"), Prompt.sound("confbridge-leave"))
                .withMusic());
        SimulatedCall first = alone("3");
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.START_BRIDGE_MOH) == 1);

        // When
        SimulatedCall second = caller("3");

        // Then
        awaitTogether(first, second);
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.STOP_BRIDGE_MOH) == 1);
        await().atMost(PATIENCE).until(() -> played().equals(List.of("sound:confbridge-join")));

        // When
        second.hangUp();

        // Then
        await().atMost(PATIENCE).until(() -> played().contains("sound:confbridge-leave"));
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.START_BRIDGE_MOH) == 2);
        first.hangUp();
        records(engine, 2);
    }

    @Test
    void music_of_a_room_ends_though_the_request_that_stops_it_failed() throws Exception {
        CallEngine engine = joining(BOARD.withMusic());
        SimulatedCall first = alone("3");
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.START_BRIDGE_MOH) == 1);
        asterisk.faults().on(Operation.STOP_BRIDGE_MOH).replyOnce(500);
        SimulatedCall second = caller("3");
        awaitTogether(first, second);

        SimulatedCall third = caller("3");

        awaitTogether(first, third);
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.STOP_BRIDGE_MOH) == 2);
        first.hangUp();
        second.hangUp();
        third.hangUp();
        records(engine, 3);
    }

    private List<String> played() {
        return asterisk.requestLog().requests(Operation.PLAY_ON_BRIDGE).stream()
                .map(play -> play.query().get("media"))
                .toList();
    }

    @Test
    void a_room_that_opens_again_has_a_bridge_that_was_never_used() throws Exception {
        CallEngine engine = joining(BOARD);
        alone("3").hangUp();
        records(engine, 1);

        alone("3").hangUp();

        records(engine, 2);
        assertThat(asterisk.requestLog().requests(Operation.CREATE_BRIDGE_WITH_ID))
                .extracting(request -> request.path())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_caller_that_the_application_hangs_up_in_a_room_leaves_it() throws Exception {
        CallEngine engine = joining(BOARD);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        awaitTogether(first, second);

        ids.forEach(id -> engine.handle(id).hangUp(HangupCause.USER_BUSY));

        assertThat(records(engine, 2))
                .allSatisfy(cdr -> assertThat(cdr.end().cause()).isEqualTo(HangupCause.USER_BUSY));
    }

    private long requests(Operation operation, SimulatedCall of) {
        return asterisk.requestLog().requests(operation).stream()
                .filter(request -> request.path().contains("/" + of.channelId() + "/"))
                .count();
    }

    private void awaitRequests(int number, Operation operation, SimulatedCall of) {
        await().atMost(PATIENCE).until(() -> requests(operation, of) == number);
    }

    @Test
    void members_hear_music_and_are_not_heard_until_the_moderator_comes_and_after_it_has_left() throws Exception {
        // Given
        CallEngine engine = joining(BOARD.waitingForModerator());
        SimulatedCall member = alone("3");
        awaitRequests(1, Operation.START_MOH, member);
        awaitRequests(1, Operation.MUTE, member);
        SimulatedCall listener = alone("2");
        awaitRequests(1, Operation.START_MOH, listener);

        // When
        SimulatedCall moderator = caller("1");

        // Then
        awaitTogether(moderator, member, listener);
        awaitRequests(2, Operation.STOP_MOH, member);
        awaitRequests(1, Operation.UNMUTE, member);
        awaitRequests(2, Operation.STOP_MOH, listener);

        // When
        moderator.hangUp();

        // Then
        awaitRequests(2, Operation.START_MOH, member);
        awaitRequests(2, Operation.MUTE, member);
        awaitRequests(2, Operation.START_MOH, listener);
        assertThat(requests(Operation.MUTE, listener)).isZero();
        assertThat(requests(Operation.UNMUTE, listener)).isZero();
        assertThat(requests(Operation.START_MOH, moderator)).isZero();
        member.hangUp();
        listener.hangUp();
        records(engine, 3);
    }

    /** Asterisk may miss the end of music of a channel in a bridge. */
    @Test
    void a_member_hears_no_music_after_the_moderator_has_come_though_its_first_stop_had_no_effect() throws Exception {
        CallEngine engine = joining(BOARD.waitingForModerator());
        SimulatedCall member = alone("3");
        awaitRequests(1, Operation.START_MOH, member);
        asterisk.faults().on(Operation.STOP_MOH).once().reply(204);

        SimulatedCall moderator = caller("1");

        awaitTogether(moderator, member);
        await().atMost(PATIENCE).until(() -> !member.mediaStates().contains(MediaState.MUSIC));
        moderator.hangUp();
        member.hangUp();
        records(engine, 2);
    }

    @Test
    void a_caller_that_leaves_while_it_waits_is_out_of_the_bridge_first_and_then_as_it_was() throws Exception {
        CallEngine engine = joining(BOARD.waitingForModerator().leftBy('#'));
        SimulatedCall member = alone("3");
        awaitRequests(1, Operation.MUTE, member);

        asterisk.faults().on(Operation.REMOVE_CHANNEL).delayExecution(Duration.ofMillis(150));
        asterisk.faults().on(Operation.UNMUTE).delayExecution(Duration.ofMillis(150));

        member.press("#");

        assertThat(outcome()).isEqualTo(new JoinOutcome.Left('#'));
        member.awaitEnded();
        assertThat(asterisk.requestLog().requests())
                .extracting(request -> request.operation().orElse(null))
                .containsSubsequence(
                        Operation.REMOVE_CHANNEL, Operation.UNMUTE, Operation.STOP_MOH, Operation.PLAY_WITH_ID);
        records(engine, 1);
    }

    @Test
    void a_caller_that_another_takes_out_while_it_waits_is_as_it_was() throws Exception {
        CallEngine engine = joining(BOARD.waitingForModerator());
        SimulatedCall member = alone("3");
        awaitRequests(1, Operation.MUTE, member);

        asterisk.console().takeOutOfBridge(member.channelId());

        assertThat(outcome()).isEqualTo(new JoinOutcome.Removed());
        awaitRequests(1, Operation.UNMUTE, member);
        awaitRequests(1, Operation.STOP_MOH, member);
        member.awaitEnded();
        records(engine, 1);
    }

    private static final Room RECORDED =
            BOARD.recorded(Recording.ofTalk(Duration.ofHours(1)).labelled("board"));

    private List<String> recordings() {
        return asterisk.requestLog().requests(Operation.RECORD_BRIDGE).stream()
                .map(record -> record.query().get("name"))
                .toList();
    }

    private void awaitRecordings(int number, int members) {
        await().atMost(PATIENCE).until(() -> recordings().size() == number);
        String last = recordings().get(number - 1);
        CallOrigin origin = new CallOrigin(ari.application(), ari.server().entityId());
        await().atMost(PATIENCE)
                .until(() -> sessions.live(origin).toCompletableFuture().join().stream()
                                .filter(session -> namesRecording(session, last))
                                .count()
                        == members);
    }

    private static boolean namesRecording(CallSession session, String name) {
        return session.state() != null && session.state().contains(name);
    }

    @Test
    void a_room_is_recorded_and_each_who_was_in_it_then_has_the_name_in_its_record() throws Exception {
        // Given
        CallEngine engine = joining(RECORDED);
        SimulatedCall first = alone("3");
        assertThat(recordings()).isEmpty();

        // When
        SimulatedCall second = caller("3");
        awaitTogether(first, second);
        awaitRecordings(1, 2);
        SimulatedCall third = caller("2");
        awaitRecordings(1, 3);

        // Then
        List.of(first, second, third).forEach(SimulatedCall::hangUp);
        String name = recordings().get(0);
        assertThat(name).endsWith("-1-board");
        assertThat(records(engine, 3))
                .allSatisfy(cdr -> assertThat(cdr.custom()).isEqualTo(Map.of("room", "board", "recordings", name)));
        assertThat(recordings()).hasSize(1);
    }

    @Test
    void a_room_is_recorded_on_in_the_bridge_that_takes_the_place_of_a_destroyed_one() throws Exception {
        // Given
        CallEngine engine = joining(RECORDED);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        awaitRecordings(1, 2);

        // When
        asterisk.console().destroyBridge(asterisk.bridges().get(0));

        // Then
        awaitRecordings(2, 2);
        first.hangUp();
        second.hangUp();
        assertThat(records(engine, 2))
                .allSatisfy(
                        cdr -> assertThat(cdr.custom()).containsEntry("recordings", String.join(" ", recordings())));
    }

    @Test
    void a_room_that_cannot_be_recorded_goes_on() throws Exception {
        asterisk.faults().on(Operation.RECORD_BRIDGE).reply(422, "specified format is unknown on this system");
        CallEngine engine = joining(RECORDED);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.GET_STORED_RECORDING) == 1);

        SimulatedCall third = caller("3");
        awaitTogether(first, second, third);

        assertThat(recordings()).hasSize(1);
        List.of(first, second, third).forEach(SimulatedCall::hangUp);
        assertThat(records(engine, 3))
                .allSatisfy(cdr -> assertThat(cdr.custom()).doesNotContainKey("recordings"));
    }

    @Test
    void a_recording_whose_answer_is_lost_is_not_begun_twice() throws Exception {
        asterisk.faults().on(Operation.RECORD_BRIDGE).once().loseReply();
        CallEngine engine = joining(RECORDED);
        SimulatedCall first = caller("3");
        SimulatedCall second = caller("3");

        awaitRecordings(1, 2);

        first.hangUp();
        second.hangUp();
        records(engine, 2);
        assertThat(recordings()).hasSize(1);
    }
}
