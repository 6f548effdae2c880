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
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
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

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final List<JoinOutcome> outcomes = new CopyOnWriteArrayList<>();
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
        outcomes.add(call.join(
                Room.named("board").as(role).endingWithModerator().leftBy('#').withMusic()));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private Telephone calling(String user, String number) {
        return Telephone.calling(SERVICES.asterisk(), user, number).awaitStatus(200);
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
        List.of(first, second, third).forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    private void awaitRecords() {
        await().until(() -> records.written().size() == 3);
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
}
