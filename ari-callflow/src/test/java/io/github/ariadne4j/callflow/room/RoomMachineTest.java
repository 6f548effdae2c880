package io.github.ariadne4j.callflow.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeTimer;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomMachineTest {
    private static final Instant AT = Instant.parse("2026-11-29T12:00:00Z");
    private static final CallId OPENING = id("room");
    private static final CallId ANNA = id("anna");
    private static final CallId BEN = id("ben");
    private static final CallId CARL = id("carl");
    private static final Room BOARD = Room.named("board");
    private static final Room RECORDED =
            BOARD.recorded(Recording.ofTalk(Duration.ofMinutes(1)).labelled("board"));

    private final RoomMachine machine = new RoomMachine(CallTimeouts.defaults());
    private final List<String> commands = new ArrayList<>();
    private RoomState room;

    private static CallId id(String channel) {
        return CallId.of("02:fc:00:00:00:01", new ChannelId(channel), AT);
    }

    private static ChannelId channel(CallId call) {
        return new ChannelId("1700000000." + List.of(OPENING, ANNA, BEN, CARL).indexOf(call));
    }

    private void take(RoomTransition transition) {
        room = transition.next();
        transition.commands().forEach(command -> commands.add(words(command)));
    }

    private static String words(RoomCommand command) {
        if (command instanceof RoomCommand.ToMember word) {
            String who =
                    List.of("anna", "ben", "carl").get(List.of(ANNA, BEN, CARL).indexOf(word.call()));
            return who + ": "
                    + (word.report() instanceof RoomReport.Over over
                            ? over.outcome().getClass().getSimpleName()
                            : word.report().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        if (command instanceof RoomCommand.AskForBridge) {
            return "AskForBridge";
        }
        if (command instanceof RoomCommand.Announce announce) {
            return "announce " + announce.prompt().uri();
        }
        if (command instanceof RoomCommand.Wait wait) {
            String how = wait.member().speaks() ? "" : " listening";
            return (wait.begins() ? "wait " : "no wait ") + wait.member().channel() + how;
        }
        if (command instanceof RoomCommand.EndWait end) {
            return "waited " + end.member().channel() + (end.report() == null ? "" : ": out");
        }
        if (command instanceof RoomCommand.StartRecording begin) {
            return "record " + begin.name();
        }
        if (command instanceof RoomCommand.AskForRecording ask) {
            return "ask for " + ask.name();
        }
        if (command instanceof RoomCommand.Music music) {
            return music.on() ? "music" : "no music";
        }
        RoomCommand.ToBridge toBridge = (RoomCommand.ToBridge) command;
        BridgeCommand sent = toBridge.command();
        String name = sent.getClass().getSimpleName();
        return sent instanceof BridgeCommand.Join join
                ? (toBridge.muted() ? "mute " : "join ") + join.channels()
                : name;
    }

    private List<String> said() {
        List<String> said = List.copyOf(commands);
        commands.clear();
        return said.stream().filter(words -> !words.equals("StartTimer")).toList();
    }

    private void open(Room terms) {
        take(machine.open(OPENING, terms, AT));
        take(machine.on(room, new BridgeEvent.CreatedSeen(AT)));
        said();
    }

    private void enter(CallId call, Room.Role role) {
        take(machine.enter(room, call, channel(call), role, AT));
    }

    private void isIn(CallId call) {
        take(machine.on(room, new BridgeEvent.ChannelEntered(channel(call), AT)));
    }

    private void isOut(CallId call) {
        take(machine.on(room, new BridgeEvent.ChannelLeft(channel(call), AT.plusMillis(1))));
    }

    @Test
    void a_call_joins_once_the_bridge_is_there() {
        take(machine.open(OPENING, BOARD, AT));
        enter(ANNA, Room.Role.MEMBER);
        assertThat(said()).containsExactly("Create");

        take(machine.on(room, new BridgeEvent.CreatedSeen(AT)));
        assertThat(said()).containsExactly("join [" + channel(ANNA) + "]");

        isIn(ANNA);
        assertThat(said()).containsExactly("anna: entered");
    }

    @Test
    void listeners_are_put_in_by_a_request_of_their_own() {
        take(machine.open(OPENING, BOARD, AT));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.LISTENER);
        said();

        take(machine.on(room, new BridgeEvent.CreatedSeen(AT)));

        assertThat(said()).containsExactly("join [" + channel(ANNA) + "]", "mute [" + channel(BEN) + "]");
    }

    @Test
    void a_full_room_takes_no_member_until_one_leaves() {
        open(BOARD.atMost(1));
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        enter(BEN, Room.Role.MEMBER);
        assertThat(said()).contains("ben: Full");

        take(machine.leave(room, ANNA, false, AT));
        enter(BEN, Room.Role.MEMBER);

        assertThat(said()).containsExactly("Remove", "join [" + channel(BEN) + "]");
    }

    @Test
    void the_bridge_is_destroyed_when_the_last_member_has_left_it() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        said();

        take(machine.leave(room, ANNA, false, AT));
        assertThat(said()).containsExactly("Remove");
        isOut(ANNA);
        assertThat(said()).containsExactly("anna: out", "Destroy");
        assertThat(room.closing()).isTrue();

        take(machine.on(room, new BridgeEvent.DestroyedSeen(AT)));
        assertThat(room.isOver()).isTrue();
    }

    @Test
    void a_member_that_is_hung_up_is_waited_for() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        said();

        take(machine.leave(room, ANNA, true, AT));
        assertThat(said()).as("Asterisk would overwrite the cause").isEmpty();

        take(machine.gone(room, ANNA, AT));
        assertThat(said()).containsExactly("anna: out", "Destroy");
    }

    @Test
    void a_member_that_is_hung_up_and_has_left_the_bridge_is_out_though_its_call_is_not_over() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        take(machine.leave(room, ANNA, true, AT));
        said();

        isOut(ANNA);

        assertThat(said()).containsExactly("anna: out", "Destroy");
    }

    @Test
    void all_are_told_when_the_last_moderator_leaves() {
        open(BOARD.endingWithModerator());
        enter(ANNA, Room.Role.MODERATOR);
        enter(BEN, Room.Role.MEMBER);
        isIn(ANNA);
        isIn(BEN);
        said();

        take(machine.leave(room, ANNA, true, AT));

        assertThat(said()).containsExactly("ben: Ended");
        assertThat(room.closing()).isTrue();
    }

    @Test
    void a_room_goes_on_while_another_moderator_is_there() {
        open(BOARD.endingWithModerator());
        enter(ANNA, Room.Role.MODERATOR);
        enter(BEN, Room.Role.MODERATOR);
        isIn(ANNA);
        isIn(BEN);
        said();

        take(machine.leave(room, ANNA, true, AT));

        assertThat(said()).isEmpty();
        assertThat(room.closing()).isFalse();
    }

    @Test
    void all_are_told_when_the_bridge_cannot_be_created() {
        take(machine.open(OPENING, BOARD, AT));
        enter(ANNA, Room.Role.MEMBER);
        said();

        take(machine.on(room, new BridgeEvent.CreateFailed(CommandFailure.FAILED, AT)));

        assertThat(said()).containsExactly("anna: Failed");
        assertThat(room.isOver()).isTrue();
    }

    @Test
    void a_member_that_another_takes_out_is_told() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        said();

        isOut(ANNA);
        take(machine.on(room, new BridgeEvent.TimerFired(BridgeTimer.SETTLE, AT)));
        assertThat(said()).containsExactly("AskForBridge");
        take(machine.bridgeIsThere(room, AT));

        assertThat(said()).containsExactly("anna: Removed", "Destroy");
    }

    @Test
    void a_member_that_comes_back_before_it_is_out_stays() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        take(machine.leave(room, ANNA, false, AT));
        said();

        enter(ANNA, Room.Role.MEMBER);
        isOut(ANNA);

        assertThat(said()).containsExactly("join [" + channel(ANNA) + "]");
        isIn(ANNA);
        assertThat(said()).containsExactly("anna: entered");
    }

    @Test
    void who_is_in_the_bridge_that_is_found_is_not_put_in_again() {
        take(machine.found(
                RoomMachine.keyOf(OPENING),
                BOARD,
                List.of(),
                new BridgeEvent.MembersListed(Set.of(channel(ANNA)), AT, AT)));

        enter(ANNA, Room.Role.MEMBER);
        assertThat(said()).containsExactly("anna: entered");
        enter(BEN, Room.Role.MEMBER);
        assertThat(said()).containsExactly("join [" + channel(BEN) + "]");
    }

    @Test
    void who_is_in_the_bridge_that_is_found_stays_also_if_the_room_is_full_by_the_terms_that_count_now() {
        Set<ChannelId> found = Set.of(channel(ANNA), channel(BEN));
        take(machine.found(
                RoomMachine.keyOf(OPENING), BOARD.atMost(1), List.of(), new BridgeEvent.MembersListed(found, AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.MEMBER);

        assertThat(said()).doesNotContain("ben: Full");
        assertThat(room.size()).isEqualTo(2);
    }

    @Test
    void a_room_that_is_found_without_its_moderator_ends() {
        take(machine.found(
                RoomMachine.keyOf(OPENING),
                BOARD.endingWithModerator(),
                List.of(),
                new BridgeEvent.MembersListed(Set.of(channel(ANNA)), AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        said();

        take(machine.moderatorLeft(room, AT));

        assertThat(said()).containsExactly("anna: Ended");
    }

    @Test
    void a_call_that_was_never_in_it_is_out_at_once() {
        open(BOARD);

        take(machine.leave(room, BEN, false, AT));

        assertThat(said()).containsExactly("ben: out");
    }

    @Test
    void who_was_on_its_way_out_of_the_bridge_that_is_found_is_put_out() {
        take(machine.foundOver(
                RoomMachine.keyOf(OPENING), false, new BridgeEvent.MembersListed(Set.of(channel(ANNA)), AT, AT)));
        take(machine.putOut(room, ANNA, channel(ANNA), AT));
        assertThat(said()).contains("Remove");

        isOut(ANNA);

        assertThat(said()).containsExactly("anna: out", "Destroy");
    }

    @Test
    void a_member_that_hangs_up_before_the_bridge_is_there_keeps_no_other_one_waiting() {
        take(machine.open(OPENING, BOARD, AT));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.MEMBER);
        take(machine.leave(room, ANNA, true, AT));
        said();

        take(machine.on(room, new BridgeEvent.CreatedSeen(AT)));

        assertThat(said()).containsExactly("join [" + channel(BEN) + "]");
    }

    @Test
    void a_member_that_ends_while_it_is_put_in_keeps_no_other_one_waiting() {
        // Given
        take(machine.open(OPENING, BOARD, AT));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.MEMBER);
        take(machine.on(room, new BridgeEvent.CreatedSeen(AT)));
        said();
        List<ChannelId> both = List.of(channel(ANNA), channel(BEN));

        // When
        take(machine.on(
                room,
                new BridgeEvent.CommandFailed(
                        new BridgeCommand.Join(RoomMachine.keyOf(OPENING), both), CommandFailure.CONFLICT, AT)));
        take(machine.leave(room, ANNA, true, AT));

        // Then
        assertThat(said()).contains("join [" + channel(BEN) + "]");
    }

    @Test
    void a_member_whose_channel_left_the_bridge_before_its_call_says_that_it_ends_is_out_at_once() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        isOut(ANNA);
        said();

        take(machine.leave(room, ANNA, true, AT.plusMillis(2)));

        assertThat(said()).containsExactly("anna: out", "Destroy");
    }

    @Test
    void a_room_whose_bridge_another_destroys_goes_on_in_a_new_one() {
        // Given
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.LISTENER);
        isIn(ANNA);
        isIn(BEN);
        said();
        isOut(ANNA);
        isOut(BEN);
        take(machine.on(room, new BridgeEvent.TimerFired(BridgeTimer.SETTLE, AT)));
        assertThat(said()).containsExactly("AskForBridge");

        // When
        take(machine.on(room, new BridgeEvent.DestroyedSeen(AT.plusMillis(2))));
        assertThat(said()).containsExactly("Create");
        assertThat(room.bridge().key().number()).isEqualTo(2);
        take(machine.on(room, new BridgeEvent.CreatedSeen(AT)));

        // Then
        assertThat(said()).containsExactly("join [" + channel(ANNA) + "]", "mute [" + channel(BEN) + "]");
    }

    @Test
    void a_member_that_leaves_is_out_with_the_bridge_that_another_destroys() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        take(machine.leave(room, ANNA, false, AT));
        said();

        take(machine.on(room, new BridgeEvent.DestroyedSeen(AT)));

        assertThat(said()).containsExactly("anna: out");
        assertThat(room.isOver()).isTrue();
    }

    @Test
    void a_room_whose_bridges_another_destroys_again_and_again_ends() {
        open(BOARD);
        enter(ANNA, Room.Role.MEMBER);

        for (int bridge = 0; bridge < 6; bridge++) {
            isIn(ANNA);
            said();
            take(machine.on(room, new BridgeEvent.DestroyedSeen(AT.plusMillis(bridge))));
        }

        assertThat(said()).containsExactly("anna: Ended");
        assertThat(room.isOver()).isTrue();
    }

    @Test
    void those_who_are_in_it_hear_who_enters_and_who_leaves() {
        open(BOARD.announcing(Prompt.sound("in"), Prompt.sound("out")));
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        assertThat(said()).as("alone").doesNotContain("announce sound:in");

        enter(BEN, Room.Role.MEMBER);
        isIn(BEN);
        assertThat(said()).endsWith("ben: entered", "announce sound:in");

        take(machine.leave(room, BEN, false, AT));
        isOut(BEN);
        assertThat(said()).endsWith("ben: out", "announce sound:out");
    }

    @Test
    void listeners_are_not_announced() {
        open(BOARD.announcing(Prompt.sound("in"), Prompt.sound("out")));
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        enter(BEN, Room.Role.LISTENER);
        isIn(BEN);
        take(machine.leave(room, BEN, false, AT));
        isOut(BEN);

        assertThat(said()).doesNotContain("announce sound:in", "announce sound:out");
    }

    @Test
    void who_is_in_the_bridge_that_is_found_is_not_announced() {
        Room terms = BOARD.announcing(Prompt.sound("in"), Prompt.sound("out"));
        Set<ChannelId> found = Set.of(channel(ANNA), channel(BEN));
        take(machine.found(RoomMachine.keyOf(OPENING), terms, List.of(), new BridgeEvent.MembersListed(found, AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.MEMBER);

        assertThat(said()).containsExactly("anna: entered", "ben: entered");
    }

    @Test
    void a_member_that_is_alone_hears_music() {
        open(BOARD.withMusic());
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        assertThat(said()).endsWith("anna: entered", "music");

        enter(BEN, Room.Role.MEMBER);
        isIn(BEN);
        assertThat(said()).endsWith("ben: entered", "no music");

        take(machine.leave(room, BEN, false, AT));
        isOut(BEN);
        assertThat(said()).contains("music");
    }

    @Test
    void music_of_which_it_is_not_known_whether_it_ended_is_asked_to_end_again() {
        open(BOARD.withMusic());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        enterAndIsIn(BEN, Room.Role.MEMBER);
        said();

        take(machine.musicUnknown(room));
        assertThat(said()).isEmpty();
        take(machine.on(room, new BridgeEvent.MembersListed(Set.of(channel(ANNA), channel(BEN)), AT, AT)));

        assertThat(said()).containsExactly("no music");
    }

    @Test
    void members_hear_music_until_the_moderator_with_whom_the_room_ends_is_there() {
        open(BOARD.endingWithModerator().withMusic());
        enter(ANNA, Room.Role.MEMBER);
        isIn(ANNA);
        assertThat(said()).contains("music");

        enter(BEN, Room.Role.MODERATOR);
        isIn(BEN);
        assertThat(said()).contains("no music");
    }

    @Test
    void music_in_a_bridge_that_is_found_is_decided_once_all_who_are_in_it_are_known() {
        Set<ChannelId> found = Set.of(channel(ANNA), channel(BEN));
        take(machine.found(
                RoomMachine.keyOf(OPENING),
                BOARD.withMusic(),
                List.of(),
                new BridgeEvent.MembersListed(found, AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        assertThat(said()).containsExactly("anna: entered");

        enter(BEN, Room.Role.MEMBER);
        assertThat(said()).containsExactly("ben: entered", "no music");
    }

    private void enterAndIsIn(CallId call, Room.Role role) {
        enter(call, role);
        isIn(call);
    }

    private static String recording(int number) {
        return OPENING + "-" + number + "-board";
    }

    private void recordedTalk() {
        open(RECORDED);
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        enterAndIsIn(BEN, Room.Role.MEMBER);
        take(machine.recordingBegan(room, recording(1), AT));
        said();
    }

    @Test
    void members_wait_until_the_moderator_is_in_and_again_once_it_has_left() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        assertThat(said()).endsWith("anna: entered", "wait " + channel(ANNA));

        enterAndIsIn(BEN, Room.Role.MODERATOR);
        assertThat(said()).endsWith("ben: entered", "no wait " + channel(ANNA));

        take(machine.leave(room, BEN, false, AT));
        assertThat(said()).containsExactly("Remove", "wait " + channel(ANNA));
    }

    @Test
    void a_listener_waits_as_a_listener() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.LISTENER);
        assertThat(said()).contains("wait " + channel(ANNA) + " listening");

        enterAndIsIn(BEN, Room.Role.MODERATOR);

        assertThat(said()).contains("no wait " + channel(ANNA) + " listening");
    }

    @Test
    void a_member_that_leaves_waits_no_longer_once_it_is_out_of_the_bridge() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        said();

        take(machine.leave(room, ANNA, false, AT));
        assertThat(said()).containsExactly("Remove");

        isOut(ANNA);
        assertThat(said()).containsExactly("waited " + channel(ANNA) + ": out", "Destroy");
    }

    @Test
    void a_member_that_another_takes_out_waits_no_longer() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        said();

        isOut(ANNA);
        take(machine.on(room, new BridgeEvent.TimerFired(BridgeTimer.SETTLE, AT)));
        take(machine.bridgeIsThere(room, AT));

        assertThat(said()).containsExactly("AskForBridge", "anna: Removed", "waited " + channel(ANNA), "Destroy");
    }

    @Test
    void nothing_is_asked_of_a_member_that_is_hung_up_while_it_waits() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        said();

        take(machine.leave(room, ANNA, true, AT));
        isOut(ANNA);

        assertThat(said()).containsExactly("anna: out", "Destroy");
    }

    @Test
    void those_who_wait_have_music_of_their_own_and_hear_no_announcements() {
        open(BOARD.waitingForModerator().withMusic().announcing(Prompt.sound("in"), Prompt.sound("out")));
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        enterAndIsIn(BEN, Room.Role.MEMBER);
        take(machine.leave(room, BEN, false, AT));
        isOut(BEN);

        assertThat(said()).doesNotContain("music", "announce sound:in", "announce sound:out");
    }

    @Test
    void who_waits_hears_that_the_moderator_enters() {
        open(BOARD.waitingForModerator().announcing(Prompt.sound("in"), Prompt.sound("out")));
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        said();

        enterAndIsIn(BEN, Room.Role.MODERATOR);

        assertThat(said()).endsWith("ben: entered", "no wait " + channel(ANNA), "announce sound:in");
    }

    @Test
    void whether_members_of_a_bridge_that_is_found_wait_is_decided_once_all_of_them_are_known() {
        Room terms = BOARD.waitingForModerator();
        Set<ChannelId> found = Set.of(channel(ANNA), channel(BEN));
        take(machine.found(RoomMachine.keyOf(OPENING), terms, List.of(), new BridgeEvent.MembersListed(found, AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        assertThat(said()).containsExactly("anna: entered");

        enter(BEN, Room.Role.MODERATOR);

        assertThat(said()).containsExactly("ben: entered", "no wait " + channel(ANNA), "no wait " + channel(BEN));
    }

    @Test
    void a_wait_of_which_it_is_not_known_whether_it_began_is_asked_for_again() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        said();

        take(machine.waitingUnknown(room, ANNA));
        assertThat(said()).isEmpty();
        take(machine.on(room, new BridgeEvent.MembersListed(Set.of(channel(ANNA)), AT, AT)));

        assertThat(said()).containsExactly("wait " + channel(ANNA));
    }

    @Test
    void members_wait_in_the_new_bridge_of_a_room_as_in_the_one_before() {
        open(BOARD.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        take(machine.on(room, new BridgeEvent.DestroyedSeen(AT.plusMillis(2))));
        take(machine.on(room, new BridgeEvent.CreatedSeen(AT.plusMillis(3))));
        said();

        take(machine.on(room, new BridgeEvent.ChannelEntered(channel(ANNA), AT.plusMillis(4))));

        assertThat(said()).endsWith("wait " + channel(ANNA));
    }

    @Test
    void a_room_is_recorded_once_two_are_in_it_and_they_are_told_when_it_has_begun() {
        open(RECORDED);
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        assertThat(said()).doesNotContain("record " + recording(1));

        enterAndIsIn(BEN, Room.Role.LISTENER);
        assertThat(said()).endsWith("ben: entered", "record " + recording(1));

        take(machine.recordingBegan(room, recording(1), AT));
        take(machine.recordingBegan(room, recording(1), AT));
        assertThat(said()).containsExactly("anna: recorded", "ben: recorded");
    }

    @Test
    void a_room_that_waits_for_its_moderator_is_recorded_once_the_moderator_is_there() {
        open(RECORDED.waitingForModerator());
        enterAndIsIn(ANNA, Room.Role.MEMBER);
        enterAndIsIn(CARL, Room.Role.MEMBER);
        assertThat(said()).doesNotContain("record " + recording(1));

        enterAndIsIn(BEN, Room.Role.MODERATOR);

        assertThat(said()).contains("record " + recording(1));
    }

    @Test
    void who_comes_later_is_told_of_the_recording() {
        recordedTalk();

        enterAndIsIn(CARL, Room.Role.MEMBER);

        assertThat(said()).endsWith("carl: entered", "carl: recorded");
    }

    @Test
    void a_recording_that_ends_before_its_time_goes_on_in_another_file() {
        recordedTalk();

        take(machine.recordingOver(room, recording(1), AT.plusSeconds(5)));

        assertThat(said()).containsExactly("record " + recording(2));
    }

    @Test
    void a_recording_that_was_as_long_as_it_may_be_was_the_last_one() {
        recordedTalk();

        take(machine.recordingOver(room, recording(1), AT.plusSeconds(60)));

        assertThat(said()).isEmpty();
    }

    @Test
    void a_recording_that_fails_ends_no_room_and_is_not_begun_again() {
        recordedTalk();

        take(machine.recordingFailed(room, recording(1), AT));
        enterAndIsIn(CARL, Room.Role.MEMBER);

        assertThat(said()).endsWith("carl: entered").doesNotContain("record " + recording(2), "carl: recorded");
        assertThat(room.closing()).isFalse();
    }

    @Test
    void recordings_that_others_end_again_and_again_are_not_fought_for() {
        recordedTalk();

        for (int number = 1; number <= 20; number++) {
            said();
            take(machine.recordingOver(room, recording(number), AT));
        }

        assertThat(said()).isEmpty();
    }

    @Test
    void a_room_is_recorded_in_its_new_bridge_in_another_file() {
        // Given
        recordedTalk();
        take(machine.on(room, new BridgeEvent.DestroyedSeen(AT.plusMillis(2))));
        take(machine.on(room, new BridgeEvent.CreatedSeen(AT.plusMillis(3))));
        assertThat(said()).doesNotContain("record " + recording(2));

        // When
        take(machine.on(room, new BridgeEvent.ChannelEntered(channel(ANNA), AT.plusMillis(4))));
        take(machine.on(room, new BridgeEvent.ChannelEntered(channel(BEN), AT.plusMillis(4))));

        // Then
        assertThat(said()).endsWith("record " + recording(2));

        // When
        take(machine.recordingOver(room, recording(1), AT));

        // Then
        assertThat(said()).as("the end of the one before").isEmpty();
    }

    @Test
    void a_room_that_is_found_goes_on_with_the_recording_that_its_members_know_of() {
        // Given
        Set<ChannelId> found = Set.of(channel(ANNA), channel(BEN));
        List<String> known = List.of("170-1-1-voicemail", recording(2), recording(1));

        // When
        take(machine.found(RoomMachine.keyOf(OPENING), RECORDED, known, new BridgeEvent.MembersListed(found, AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.MEMBER);

        // Then
        assertThat(said()).containsExactly("ask for " + recording(2), "anna: entered", "ben: entered");
        take(machine.recordingBegan(room, recording(2), AT));
        assertThat(said()).containsExactly("anna: recorded", "ben: recorded");
    }

    @Test
    void a_room_that_is_found_is_recorded_in_another_file_if_the_one_before_is_over() {
        Set<ChannelId> found = Set.of(channel(ANNA), channel(BEN));
        take(machine.found(
                RoomMachine.keyOf(OPENING),
                RECORDED,
                List.of(recording(1)),
                new BridgeEvent.MembersListed(found, AT, AT)));
        enter(ANNA, Room.Role.MEMBER);
        enter(BEN, Room.Role.MEMBER);
        said();

        take(machine.recordingOver(room, recording(1), AT));

        assertThat(said()).containsExactly("record " + recording(2));
    }

    @Test
    void a_recording_is_looked_for_while_it_goes_on() {
        recordedTalk();

        take(machine.askForRecording(room, AT));

        assertThat(said()).containsExactly("ask for " + recording(1));
    }
}
