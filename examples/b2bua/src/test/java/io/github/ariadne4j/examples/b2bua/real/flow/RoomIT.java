package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMedia;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.RecordedSound;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three telephones in a room on the real Asterisk. The one that calls 51 is the moderator, the one that calls 52 a listener. */
class RoomIT {
    private static final DtmfMode KEYS = DtmfMode.RFC_4733;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    /** A minute of media. */
    private static final int ENOUGH = 3_000;

    private static final int NOTE = 1_000;
    private static final int OTHER_NOTE = 1_400;

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final List<Telephone> telephones = new ArrayList<>();
    private final List<JoinOutcome> outcomes = new CopyOnWriteArrayList<>();
    private volatile Room room =
            Room.named("board").endingWithModerator().leftBy('#').withMusic();
    private AriClient ari;
    private CallEngine engine;
    private Telephone first;
    private Telephone second;
    private Telephone third;

    @BeforeEach
    void start() {
        ari = RealServices.connect(SERVICES.asterisk());
        engine = CallEngine.builder(ari)
                .flow(DurableFlow.of("room", 1, this::joins))
                .sessions(sessions)
                .cdrs(records)
                .start();
    }

    private void joins(Call call) {
        Room.Role role = switch (call.dialled()) {
            case "51" -> Room.Role.MODERATOR;
            case "52" -> Room.Role.LISTENER;
            default -> Room.Role.MEMBER;
        };
        outcomes.add(call.join(room.as(role)));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private Telephone calling(String user, String number) {
        Telephone telephone = Telephone.calling(SERVICES.asterisk(), user, number);
        telephones.add(telephone);
        return telephone.awaitStatus(200);
    }

    private void callInto(String thirdCalls) {
        first = calling(KEYS.user(), "50");
        second = calling("desk-2", "51");
        first.awaitTalksWith(second);
        third = calling("desk-3", thirdCalls);
        await().until(() -> members() == 3);
    }

    private int members() {
        return ari.bridges().list().toCompletableFuture().join().stream()
                .map(Bridge::channels)
                .mapToInt(List::size)
                .sum();
    }

    @AfterEach
    void stop() {
        engine.close();
        ari.close();
        telephones.forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    private void awaitRecords() {
        awaitRecords(3);
    }

    private void awaitRecords(int number) {
        await().until(() -> records.written().size() == number);
        assertThat(records.written()).allSatisfy(cdr -> {
            assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(cdr.custom()).containsEntry("room", "board");
        });
        SERVICES.asterisk().awaitEmpty();
        assertThat(members()).isZero();
    }

    @Test
    void three_callers_hear_each_other_one_leaves_by_a_key_and_the_room_ends_with_its_moderator() {
        // Given
        callInto("50");
        List.of(first, second, third).forEach(Telephone::awaitMoreMedia);

        // When
        first.press("#", KEYS);

        // Then
        first.awaitRequest("BYE");
        second.awaitTalksWith(third);

        // When
        second.hangUp();

        // Then
        third.awaitRequest("BYE");
        await().untilAsserted(() -> assertThat(outcomes)
                .containsExactly(
                        new JoinOutcome.Left('#'), new JoinOutcome.Ended(JoinOutcome.Ended.Reason.MODERATOR_LEFT)));
        awaitRecords();
    }

    @Test
    void a_member_hears_music_until_the_moderator_is_there() {
        // Given
        first = calling(KEYS.user(), "50");
        first.awaitMoreMedia();

        // When
        second = calling("desk-2", "51");

        // Then
        first.awaitTalksWith(second);

        // When
        third = calling("desk-3", "50");
        await().until(() -> members() == 3);
        second.hangUp();

        // Then
        first.awaitRequest("BYE");
        third.awaitRequest("BYE");
        awaitRecords();
    }

    @Test
    void a_listener_hears_and_is_not_heard() {
        // When
        callInto("52");
        first.hangUp();
        await().until(() -> members() == 2);

        // Then
        third.awaitHears(second);
        second.awaitHearsNothingOf(third);

        // When
        third.hangUp();
        second.hangUp();

        // Then
        awaitRecords();
    }

    @Test
    void the_next_instance_has_the_room_as_it_was() {
        // Given
        callInto("50");
        engine.close();
        ari.close();
        first.hangUp();
        second.awaitTalksWith(third);

        // When
        start();
        await().until(() -> engine.activeCalls() == 2);
        assertThat(members()).isEqualTo(2);
        second.hangUp();

        // Then
        third.awaitRequest("BYE");
        awaitRecords();
    }

    @Test
    void members_that_wait_for_the_moderator_hear_music_and_not_each_other() {
        // Given
        room = Room.named("board").waitingForModerator().leftBy('#');
        first = calling("desk-2", "50");
        second = calling("desk-3", "50");
        await().until(() -> members() == 2);
        first.awaitHearsOthersThan(second);
        second.awaitHearsOthersThan(first);
        second.hangUp();

        // When
        third = calling(KEYS.user(), "51");

        // Then
        first.awaitTalksWith(third);

        // When
        third.press("#", KEYS);

        // Then
        third.awaitRequest("BYE");
        first.awaitHearsOthersThan(third);
        first.hangUp();
        awaitRecords();
    }

    @Test
    void a_listener_that_waited_for_the_moderator_hears_and_is_not_heard() {
        room = Room.named("board").waitingForModerator();
        first = calling("desk-3", "52");
        await().until(() -> members() == 1);
        first.awaitMoreMedia();

        second = calling("desk-2", "51");

        first.awaitHears(second);
        second.awaitHearsNothingOf(first);
        second.hangUp();
        first.awaitHearsOthersThan(second);
        first.hangUp();
        awaitRecords(2);
    }

    private void talkInNotes() {
        room = Room.named("board")
                .recorded(Recording.ofTalk(Duration.ofHours(1)).labelled("board"));
        first = calling("desk-2", "50");
        first.send(DtmfMedia.note(NOTE, ENOUGH));
        second = calling("desk-3", "51");
        second.send(DtmfMedia.note(OTHER_NOTE, ENOUGH));
        second.awaitSecondsOfMedia(2);
    }

    /** The names are those of both members. */
    private List<String> recordings() {
        first.hangUp();
        second.hangUp();
        awaitRecords(2);
        List<String> names = records.written().stream()
                .map(cdr -> cdr.custom().get("recordings"))
                .distinct()
                .toList();
        assertThat(names).hasSize(1);
        return List.of(names.get(0).split(" "));
    }

    private static RecordedSound soundOf(String recording) {
        return RecordedSound.read(Path.of(SERVICES.asterisk().home(), "spool", "recording", recording + ".wav"));
    }

    private static void assertHoldsBoth(RecordedSound sound) {
        assertThat(sound.shareOf(NOTE)).isGreaterThan(0.2);
        assertThat(sound.shareOf(OTHER_NOTE)).isGreaterThan(0.2);
    }

    @Test
    void a_recording_of_a_room_holds_what_its_members_say() {
        talkInNotes();

        List<String> names = recordings();

        assertThat(names).hasSize(1);
        assertThat(soundOf(names.get(0)).seconds()).isGreaterThan(1);
        assertHoldsBoth(soundOf(names.get(0)));
    }

    @Test
    void a_recording_of_a_room_goes_on_without_the_application_and_in_the_next_instance() {
        talkInNotes();
        engine.close();
        ari.close();
        second.awaitSecondsOfMedia(2);

        start();
        await().until(() -> engine.activeCalls() == 2);
        second.awaitSecondsOfMedia(1);

        List<String> names = recordings();
        assertThat(names).hasSize(1);
        assertThat(soundOf(names.get(0)).seconds()).isGreaterThan(4);
        assertHoldsBoth(soundOf(names.get(0)));
    }

    @Test
    void a_room_whose_bridge_another_destroys_is_recorded_on_in_another_file() {
        talkInNotes();

        ari.bridges()
                .list()
                .toCompletableFuture()
                .join()
                .forEach(bridge ->
                        ari.bridges().destroy(bridge.id()).toCompletableFuture().join());
        await().until(() -> members() == 2);
        second.awaitSecondsOfMedia(3);

        List<String> names = recordings();
        assertThat(names).hasSize(2);
        names.forEach(name -> assertHoldsBoth(soundOf(name)));
    }
}
