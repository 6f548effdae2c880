package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.flows.CallScreening;
import com.example.flows.PinMenu;
import com.example.flows.RingGroup;
import com.example.flows.SupportQueue;
import com.example.flows.TrunkFailOver;
import com.example.flows.TrunkFailOver.Trunk;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.PlaybackContinuing;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import io.github.ariadne4j.ari.event.PlaybackStarted;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The flows of {@code examples/custom-flows} on the real Asterisk. */
class RecipesIT {
    private static final int NOTE = 1_000;
    private static final int MINUTE_OF_MEDIA = 3_000;
    private static final KeyWay KEYS = KeyWay.RFC_4733;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final Records records = new Records();
    private final List<String> played = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private CallEngine.Builder builder;

    @BeforeEach
    void connect() {
        AriClient ari = opened(RealServices.connect(SERVICES.asterisk()));
        ari.events().subscribe(EventSelector.of(PlaybackStarted.class), this::onPlayback);
        ari.events().subscribe(EventSelector.of(PlaybackContinuing.class), this::onPlayback);
        builder = CallEngine.builder(ari).cdrs(records);
    }

    private void onPlayback(PlaybackEvent event) {
        played.add(event.playback().mediaUri());
    }

    @AfterEach
    void close() throws Exception {
        for (int last = open.size() - 1; last >= 0; last--) {
            open.get(last).close();
        }
        SERVICES.asterisk().clear();
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private void run(CallFlow flow) {
        opened(builder.flow(flow).start());
    }

    private Telephone calling(String user, String number) {
        return opened(Telephone.calling(SERVICES.asterisk(), user, number));
    }

    private Telephone waiting(String user) {
        return opened(Telephone.waiting(SERVICES.asterisk(), user));
    }

    private CallDetailRecord awaitRecord() {
        await().until(() -> records.written().size() == 1);
        return records.written().get(0);
    }

    private void awaitPlayed(String media) {
        await().untilAsserted(() -> assertThat(played).contains(media));
    }

    @Test
    void pin_menu_takes_the_second_pin_and_tells_what_key_1_stands_for() {
        // Given
        run(new PinMenu(Map.of("1234", 3), DialTarget.pjsip("callees", "3200")));
        Telephone caller = calling(KEYS.user(), "50").awaitStatus(200);
        awaitPlayed("sound:vm-password");

        // When
        caller.press("9999", KEYS);
        awaitPlayed("sound:vm-incorrect");
        caller.press("1234", KEYS);
        awaitPlayed("sound:vm-press");
        caller.press("1", KEYS);

        // Then
        caller.awaitRequest("BYE");
        assertThat(played).containsSubsequence("sound:vm-incorrect", "sound:vm-press", "number:3", "sound:vm-messages");
        CallDetailRecord cdr = awaitRecord();
        assertThat(cdr.custom()).containsEntry("pin", "accepted");
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void ring_group_records_the_caller_if_no_telephone_answers() {
        // Given
        Telephone desk = waiting("desk-1");
        Telephone kitchen = waiting("desk-2");
        run(new RingGroup(List.of(DialTarget.endpoint("desk-1"), DialTarget.endpoint("desk-2"))));
        Telephone caller = calling(KEYS.user(), "50").awaitStatus(180);

        // When
        List.of(desk, kitchen).forEach(telephone -> telephone.awaitRinging().refuse("486 Busy Here"));
        caller.awaitStatus(200);
        caller.send(Keypad.note(NOTE, MINUTE_OF_MEDIA));
        awaitPlayed("sound:vm-intro");
        caller.awaitQuiet(); // after the beep
        caller.speak();
        caller.press("#", KEYS);

        // Then
        caller.awaitRequest("BYE");
        assertThat(played).contains("sound:vm-msgsaved");
        String recording = awaitRecord().custom().get("recordings");
        Path file = Path.of(SERVICES.asterisk().home(), "spool", "recording", recording + ".wav");
        assertThat(RecordedSound.read(file).shareOf(NOTE)).isGreaterThan(0.3);
    }

    @Test
    void call_screening_connects_the_telephone_that_takes_the_call_with_key_1() {
        // Given
        Telephone declines = waiting("desk-1");
        Telephone accepts = waiting("desk-2");
        run(new CallScreening(List.of(DialTarget.endpoint("desk-1"), DialTarget.endpoint("desk-2"))));
        Telephone caller = calling("1000", "50").awaitStatus(180);
        declines.awaitRinging().answer();
        awaitPlayed("sound:vm-from-phonenumber");

        // When
        declines.press("22", KEYS);
        declines.awaitRequest("BYE");
        accepts.awaitRinging().answer();
        accepts.awaitMedia();
        assertThat(caller.finalStatuses()).isEmpty();
        accepts.press("1", KEYS);

        // Then
        caller.awaitTalksWith(accepts);
        caller.hangUp();
        assertThat(awaitRecord().parties().routed()).isEqualTo("PJSIP/desk-2");
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void trunk_fail_over_goes_on_after_a_trunk_that_fails_and_not_after_a_callee_that_is_busy() {
        // Given
        TrunkFailOver trunks = new TrunkFailOver(List.of(new Trunk("refused", 10), new Trunk("callees", 10)));
        builder.limits(new InMemoryCallLimits(trunks.limits()));
        run(new DialAndBridge(trunks));

        // When
        Telephone caller = calling("1000", "3200").awaitStatus(200);
        caller.awaitMedia();
        caller.hangUp();

        // Then
        assertThat(awaitRecord().attempts()).hasSize(2);
        assertThat(awaitRecord().parties().routed()).isEqualTo("PJSIP/3200@callees");
        SERVICES.asterisk().awaitEmpty();

        // When
        calling("1000", "3486").awaitStatus(486);

        // Then
        await().until(() -> records.written().size() == 2);
        assertThat(records.written().get(1).disposition()).isEqualTo(Disposition.BUSY);
    }

    @Test
    void support_queue_offers_the_first_caller_to_the_agents_in_rounds_and_tells_the_second_one_its_position() {
        // Given
        Telephone busy = waiting("desk-1");
        Telephone agent = waiting("desk-2");
        run(new SupportQueue(
                Route.inOrder(List.of(DialTarget.endpoint("desk-1"), DialTarget.endpoint("desk-2")))
                        .with(Ringback.MUSIC)
                        .with(FailOver.ALWAYS),
                DialTarget.endpoint("desk-3"),
                Pause.of(Duration.ofSeconds(1)).withMusic("default")));
        Telephone first = calling("1000", "50").awaitStatus(200);
        busy.awaitRinging();

        // When
        Telephone second = calling(KEYS.user(), "50").awaitStatus(200);
        awaitPlayed("number:2");
        busy.refuse("486 Busy Here");
        agent.awaitRinging().answer();

        // Then
        first.awaitTalksWith(agent);
        assertThat(second.got("BYE")).isFalse();
        second.hangUp();
        first.hangUp();
        await().until(() -> records.written().size() == 2);
        SERVICES.asterisk().awaitEmpty();
    }
}
