package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.flows.CallScreening;
import com.example.flows.Callback;
import com.example.flows.ClickToDial;
import com.example.flows.ConsentedRecording;
import com.example.flows.DurableSurvey;
import com.example.flows.InvitedConference;
import com.example.flows.PinConference;
import com.example.flows.PinMenu;
import com.example.flows.Reception;
import com.example.flows.RingGroup;
import com.example.flows.Supervision;
import com.example.flows.SupportQueue;
import com.example.flows.TrunkFailOver;
import com.example.flows.TrunkFailOver.Trunk;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.PlaybackContinuing;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import io.github.ariadne4j.ari.event.PlaybackStarted;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Prompt;
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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The flows of {@code examples/custom-flows} on the real Asterisk. */
class RecipesIT {
    private static final int NOTE = 1_000;
    private static final int MINUTE_OF_MEDIA = 3_000;
    private static final DtmfMode KEYS = DtmfMode.RFC_4733;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final List<String> played = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<ChannelEnteredBridge> entered = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private CallEngine.Builder builder;
    private CallEngine engine;

    @BeforeEach
    void connect() {
        AriClient ari = opened(RealServices.connect(SERVICES.asterisk()));
        ari.events().subscribe(EventSelector.of(PlaybackStarted.class), this::onPlayback);
        ari.events().subscribe(EventSelector.of(PlaybackContinuing.class), this::onPlayback);
        ari.events().subscribe(EventSelector.of(ChannelEnteredBridge.class), entered::add);
        builder = CallEngine.builder(ari).cdrs(records).observer(new CallObserver() {
            @Override
            public void onRequest(CallId call, long number, Supplier<String> text) {
                requests.add(text.get());
            }
        });
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
        select(FlowSelector.always(flow));
    }

    private void select(FlowSelector flows) {
        engine = opened(builder.flows(flows).start());
    }

    private Telephone calling(String user, String number) {
        return opened(Telephone.calling(SERVICES.asterisk(), user, number));
    }

    private Telephone waiting(String user) {
        return opened(Telephone.waiting(SERVICES.asterisk(), user));
    }

    private CallDetailRecord awaitRecord() {
        return awaitRecords(1).get(0);
    }

    private List<CallDetailRecord> awaitRecords(int calls) {
        await().until(() -> records.written().size() == calls);
        return records.written();
    }

    private RecordedSound soundOf(CallDetailRecord cdr) {
        String name = cdr.custom().get("recordings") + ".wav";
        return RecordedSound.read(Path.of(SERVICES.asterisk().home(), "spool", "recording", name));
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
    void pin_conference_lets_a_caller_in_by_its_pin_and_key_hash_takes_it_out() {
        // Given
        run(new PinConference(Map.of("1234", Room.named("board"))));
        Telephone caller = calling(KEYS.user(), "50").awaitStatus(200);
        awaitPlayed("sound:conf-getpin");

        // When
        caller.press("1234", KEYS);
        awaitPlayed("sound:conf-placeintoconf");
        await().until(() -> !entered.isEmpty());
        caller.press("#", KEYS);

        // Then
        caller.awaitRequest("BYE");
        assertThat(awaitRecord().custom()).containsEntry("room", "board");
        assertThat(played).contains("sound:vm-goodbye");
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void invited_conference_holds_its_host_and_the_guest_who_pressed_1_until_the_host_leaves() {
        // Given
        Telephone anna = waiting("desk-1");
        Telephone boris = waiting("desk-2");
        List<String> guests = List.of("desk-1", "desk-2");
        select(new InvitedConference(dialled -> guests, DialTarget::endpoint, id -> engine.handle(id)));
        Telephone host = calling(KEYS.user(), "50").awaitStatus(200);

        // When
        anna.awaitRinging().answer();
        boris.awaitRinging();
        awaitPlayed("sound:vm-press");
        anna.press("1", KEYS);

        // Then
        host.awaitTalksWith(anna);
        host.press("#", KEYS);
        anna.awaitRequest("BYE");
        boris.awaitRequest("CANCEL");
        host.awaitRequest("BYE");
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
        caller.send(DtmfMedia.note(NOTE, MINUTE_OF_MEDIA));
        awaitPlayed("sound:vm-intro");
        caller.awaitQuiet(); // after the beep
        caller.speak();
        caller.press("#", KEYS);

        // Then
        caller.awaitRequest("BYE");
        assertThat(played).contains("sound:vm-msgsaved");
        assertThat(soundOf(awaitRecord()).shareOf(NOTE)).isGreaterThan(0.3);
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
    void warm_transfer_consults_with_a_department_and_leaves_the_caller_with_it() {
        // Given
        Telephone desk = waiting("desk-1");
        Telephone billing = waiting("desk-2");
        run(new Reception(DialTarget.endpoint("desk-1"), Map.of('1', DialTarget.endpoint("desk-2"))));
        Telephone caller = calling("1000", "50");
        desk.awaitRinging().answer();
        caller.awaitTalksWith(desk);

        // When
        desk.press("1", KEYS);
        billing.awaitRinging().answer();
        desk.awaitTalksWith(billing);
        caller.awaitHearsOthersThan(desk);
        assertThat(caller.hasHeard(billing)).isFalse();
        desk.press("#", KEYS);

        // Then
        desk.awaitRequest("BYE");
        caller.awaitTalksWith(billing);
        billing.hangUp();
        caller.awaitRequest("BYE");
        assertThat(awaitRecord().legs()).extracting(CdrLeg::role).contains(LegRole.TRANSFER_TARGET);
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
        assertThat(awaitRecords(2).get(1).disposition()).isEqualTo(Disposition.BUSY);
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
        awaitRecords(2);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void callback_rings_the_agent_and_then_the_caller_who_asked_for_it() {
        // Given
        Telephone agent = waiting("desk-1");
        Telephone customer = waiting("desk-2");
        select(new Callback(
                DialTarget.endpoint("desk-1"),
                number -> DialTarget.endpoint("desk-2"),
                request -> engine.originate(request)));
        Telephone caller = calling("1000", "50").awaitStatus(200);
        awaitPlayed("sound:if-correct-press");

        // When
        caller.press("1", KEYS);
        caller.awaitRequest("BYE");
        agent.awaitRinging().answer();
        customer.awaitRinging().answer();

        // Then
        agent.awaitTalksWith(customer);
        assertThat(agent.headerOf("INVITE", "From")).contains("<sip:1000@");
        customer.hangUp();
        CallDetailRecord callback = awaitRecords(2).get(1);
        assertThat(callback.direction()).isEqualTo(CallDirection.OUTBOUND);
        assertThat(callback.custom()).containsEntry("callback", "1000");
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void click_to_dial_connects_two_telephones() {
        // Given
        Telephone first = waiting("desk-1");
        Telephone second = waiting("desk-2");
        ClickToDial flow = new ClickToDial(number -> DialTarget.endpoint(number.equals("100") ? "desk-1" : "desk-2"));
        select(flow);

        // When
        OriginatedCall originated = engine.originate(flow.request("100", "200"));
        first.awaitRinging().answer();
        second.awaitRinging().answer();

        // Then
        first.awaitTalksWith(second);
        assertThat(first.headerOf("INVITE", "From")).contains("<sip:200@");
        first.hangUp();
        second.awaitRequest("BYE");
        assertThat(awaitRecord().callId()).isEqualTo(originated.id());
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void consented_recording_holds_the_talk_without_what_was_said_in_its_pause() {
        // Given
        Telephone desk = waiting("desk-1");
        run(new ConsentedRecording(
                Prompt.sound("conf-now-recording"), DialTarget.endpoint("desk-1"), id -> engine.handle(id)));
        Telephone caller = calling(KEYS.user(), "50").awaitStatus(200);
        awaitPlayed("sound:conf-now-recording");

        // When
        caller.press("1", KEYS);
        desk.awaitRinging().answer();
        caller.awaitTalksWith(desk);
        caller.press("*", KEYS);
        await().until(() -> requests.stream().anyMatch(request -> request.contains("/pause")));
        desk.awaitMoreMedia();
        caller.send(DtmfMedia.note(NOTE, MINUTE_OF_MEDIA));
        desk.awaitSecondsOfMedia(3);
        caller.hangUp();

        // Then
        CallDetailRecord cdr = awaitRecord();
        assertThat(cdr.custom()).containsEntry("consent", "given");
        assertThat(soundOf(cdr).shareOf(NOTE)).isLessThan(0.05);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void a_supervisor_hears_the_talk_of_an_agent_and_whispers_to_it() {
        // Given
        Telephone agent = waiting("desk-1");
        Telephone lead = waiting("desk-2");
        Supervision supervision = new Supervision(id -> engine.call(id));
        builder.listener(supervision);
        run(new DialAndBridge(call -> DialTarget.endpoint("desk-1")));
        Telephone caller = calling("1000", "50");
        agent.awaitRinging().answer();
        caller.awaitTalksWith(agent);

        // When
        supervision.supervise("50", DialTarget.endpoint("desk-2"), Supervising.WHISPER);
        lead.awaitRinging().answer();

        // Then
        agent.awaitHearsOthersThan(caller);
        caller.awaitHears(agent);
        lead.hangUp();
        caller.awaitTalksWith(agent);
        caller.hangUp();
        assertThat(awaitRecord().legs()).extracting(CdrLeg::role).contains(LegRole.SUPERVISOR);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void durable_survey_notes_the_answers_to_its_ten_questions() {
        // Given
        List<Prompt> questions = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> Prompt.sound("digits/" + number))
                .toList();
        run(DurableFlow.of("survey", 1, new DurableSurvey(questions, Prompt.sound("vm-goodbye"))));
        Telephone caller = calling(KEYS.user(), "50").awaitStatus(200);

        // When
        for (int number = 1; number <= 10; number++) {
            awaitPlayed("sound:digits/" + number);
            caller.press(Integer.toString(number % 10), KEYS);
        }

        // Then
        caller.awaitRequest("BYE");
        assertThat(awaitRecord().custom())
                .hasSize(10)
                .containsEntry("answer-1", "1")
                .containsEntry("answer-10", "0");
        SERVICES.asterisk().awaitEmpty();
    }
}
