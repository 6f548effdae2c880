package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.channel.SnoopChannel;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.RawSipCaller;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** An engine of the test's own on the real Asterisk, and channels there that are not its callers, or name what does not exist. */
class ForeignChannelsIT {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Orphans are confirmed after a second. */
    private static final Duration SEVERAL_LOOKS = Duration.ofMillis(1_500);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());
    private final CollectingCdrSink records = new CollectingCdrSink();
    private final List<CallId> begun = new CopyOnWriteArrayList<>();
    private final List<PlayOutcome> played = new CopyOnWriteArrayList<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("io.github.ariadne4j.callflow");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private AriClient ari;
    private CallEngine engine;

    @BeforeEach
    void start() {
        ari = RealServices.connect(SERVICES.asterisk());
        logged.list = Collections.synchronizedList(new ArrayList<>());
        logged.start();
        log.addAppender(logged);
        engine = startEngine();
    }

    @AfterEach
    void stop() {
        engine.close();
        ari.close();
        log.detachAppender(logged);
        SERVICES.asterisk().clear();
    }

    private CallEngine startEngine() {
        return CallEngine.builder(ari)
                .flows(new ByNumber())
                .cdrs(records)
                .listener(new CallEngineListener() {
                    @Override
                    public void onStarted(IncomingCall call) {
                        begun.add(call.id());
                    }
                })
                .settings(CallEngineSettings.defaults().withLookEvery(LOOK).withOverloadDelay(Duration.ZERO))
                .start();
    }

    @Test
    void the_far_half_of_a_local_channel_that_leads_back_is_a_call_of_its_own() {
        CallerResult result = caller.call("caller-hangs-up", "41");

        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        await().untilAsserted(() -> assertThat(records.written())
                .extracting(cdr -> cdr.parties().dialled())
                .containsExactlyInAnyOrder("41", "3200"));
        assertThat(records.written()).extracting(CallDetailRecord::disposition).containsOnly(Disposition.ANSWERED);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void a_call_that_the_application_ends_from_outside_is_hung_up_on_both_sides_and_recorded_so() {
        // Given
        CompletableFuture<CallerResult> call = caller.calling("callee-hangs-up", "3200", 1, Duration.ofSeconds(3));
        awaitCallerWhoTalks();
        CallHandle handle = engine.call(begun.get(0)).orElseThrow();

        // When
        HangupOutcome outcome =
                handle.hangUp(HangupCause.NORMAL_CLEARING).toCompletableFuture().join();

        // Then
        assertThat(outcome).isEqualTo(HangupOutcome.REQUESTED);
        CallerResult result = call.join();
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        SERVICES.asterisk().awaitEmpty();
        await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
        CallDetailRecord cdr = records.written().get(0);
        assertThat(cdr.callId()).isEqualTo(handle.id());
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_snoop_during_a_call_is_left_to_its_maker() {
        // Given
        CompletableFuture<CallerResult> call = caller.calling("caller-hangs-up", "3200", 1, Duration.ofSeconds(3));
        ChannelId talking = awaitCallerWhoTalks();
        ChannelId snoop = new ChannelId("spy-of-a-test");

        // When
        ari.channels()
                .snoop(talking, SnoopChannel.listening(snoop))
                .toCompletableFuture()
                .join();

        // Then
        await().during(SEVERAL_LOOKS).atMost(PATIENCE).until(() -> ids().contains(snoop) && engine.activeCalls() == 1);
        ari.channels()
                .hangUp(snoop, HangupCause.NORMAL_CLEARING)
                .toCompletableFuture()
                .join();
        assertThat(call.join().wentByTheScenario()).isTrue();
        SERVICES.asterisk().awaitEmpty();
        await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
    }

    @Test
    void what_the_selector_says_is_not_its_own_is_left_untouched() {
        try (RawSipCaller foreign = RawSipCaller.call(SERVICES.asterisk().sipPort(), "43", "plain-")) {
            await().atMost(PATIENCE).until(() -> ids().size() == 1);

            await().during(SEVERAL_LOOKS).atMost(PATIENCE).until(() -> ids().size() == 1 && engine.activeCalls() == 0);

            foreign.cancel();
        }
        SERVICES.asterisk().awaitEmpty();
        assertThat(records.written()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3200%FF, plain-", "3200, \u00FF"})
    void looks_and_starts_go_on_with_a_caller_whose_bytes_asterisk_cannot_encode(String number, String callId) {
        try (RawSipCaller hostile = RawSipCaller.call(SERVICES.asterisk().sipPort(), number, callId)) {
            // Given
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(this::ids).hasCauseInstanceOf(AriServerException.class));
            await().atMost(PATIENCE).until(() -> warnings("cannot describe").size() == 1);

            assertThat(stateOfTheOnlyChannel()).isEqualTo("Ring");

            // When
            CallerResult result = caller.call("caller-hangs-up", "3200");
            await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
            engine.close();
            engine = startEngine();
            CallerResult afterwards = caller.call("caller-hangs-up", "3200");

            // Then
            assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
            assertThat(afterwards.wentByTheScenario())
                    .as(afterwards.complaints())
                    .isTrue();
            assertThat(engine.health().problems()).isEmpty();
            assertThat(warnings("could not look")).isEmpty();
            assertThat(warnings("cannot describe")).hasSize(2);
            hostile.cancel();
        }
        SERVICES.asterisk().awaitEmpty();
        await().untilAsserted(() -> assertThat(records.written()).hasSize(2));
    }

    @Test
    void a_sound_that_does_not_exist_fails_and_is_named_in_the_log() {
        CallerResult result = caller.call("refused", "42");

        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(486);
        assertThat(played)
                .containsExactly(
                        new PlayOutcome.Finished(), new PlayOutcome.Failed(List.of(Prompt.sound("no-such-file"))));
        assertThat(warnings("sound:no-such-file")).hasSize(1);
        assertThat(warnings("sound:beep")).isEmpty();
    }

    @Test
    void an_endpoint_that_does_not_exist_is_named_in_the_log() {
        CallerResult result = caller.call("refused", "44");

        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(503);
        assertThat(warnings("PJSIP/nowhere")).hasSize(1);
    }

    private ChannelId awaitCallerWhoTalks() {
        return await().atMost(PATIENCE)
                .until(
                        () -> list().stream()
                                .filter(channel -> channel.state() == ChannelState.UP)
                                .filter(channel -> channel.dialplan().context().equals("from-carrier"))
                                .map(Channel::id)
                                .findFirst()
                                .orElse(null),
                        id -> id != null);
    }

    private String stateOfTheOnlyChannel() {
        return ari.applications()
                .get(ari.application())
                .thenCompose(application ->
                        ari.channels().variable(application.channels().get(0), "CHANNEL(state)"))
                .toCompletableFuture()
                .join();
    }

    private List<Channel> list() {
        return ari.channels().list().toCompletableFuture().join();
    }

    private List<ChannelId> ids() {
        return list().stream().map(Channel::id).toList();
    }

    private List<String> warnings(String text) {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }

    private final class ByNumber implements FlowSelector {
        private final CallFlow dials = new DialAndBridge(call -> DialTarget.pjsip("callees", call.dialled()));
        private final CallFlow dialsLocally = new DialAndBridge(call -> DialTarget.local("from-carrier", "3200"));
        private final CallFlow dialsNobody = new DialAndBridge(call -> DialTarget.pjsip("nowhere", "3200"));

        @Override
        public CallFlow flowFor(IncomingCall call) {
            return switch (call.dialled()) {
                case "41" -> dialsLocally;
                case "42" -> this::plays;
                case "43" -> FlowSelector.foreignChannel();
                case "44" -> dialsNobody;
                default -> dials;
            };
        }

        private void plays(Call call) {
            played.add(call.play(Prompt.sound("beep")));
            played.add(call.play(Prompt.sound("no-such-file")));
            call.hangUp(HangupCause.USER_BUSY);
        }
    }
}
