package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.application.EventSource;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriConnectionLostException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AriClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ChannelId LEG = new ChannelId("a4j~b2bua~test~b1");

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final List<ConnectionGap> gaps = new CopyOnWriteArrayList<>();
    private AriSimulator asterisk;
    private AriClient ari;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        ari = AriClient.connect(settings(asterisk.password()));
    }

    private AriSettings settings(String password) {
        return AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), password), "b2bua")
                .withHttp(new HttpSettings(4, Duration.ofSeconds(1), Duration.ofMillis(1500)));
    }

    @AfterEach
    void disconnect() {
        ari.close();
    }

    private static <T> T joined(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Test
    void connecting_tells_who_asterisk_is() {
        assertThat(ari.server().version()).isNotEmpty();
        assertThat(ari.server().entityId()).isNotEmpty();
        assertThat(ari.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void wrong_credentials_are_refused_with_a_hint_and_without_the_password() {
        assertThatThrownBy(() -> AriClient.connect(settings("canary-password")))
                .isInstanceOf(AriRejectedException.class)
                .hasMessageContaining("check the ARI user and password")
                .hasMessageNotContaining("canary-password");
    }

    @Test
    void an_asterisk_that_is_not_there_is_a_connection_failure_that_was_never_sent() {
        AriSettings unreachable = AriSettings.of(URI.create("http://127.0.0.1:1"), new Credentials("a", "b"), "b2bua");
        assertThatThrownBy(() -> AriClient.connect(unreachable))
                .isInstanceOfSatisfying(
                        AriConnectionException.class,
                        e -> assertThat(e.outcomeUnknown()).isFalse());
    }

    @Test
    void events_come_typed_and_in_order_and_only_those_in_use_are_asked_for() {
        // Given
        List<ChannelEvent> events = new CopyOnWriteArrayList<>();
        ari.events().subscribe(EventSelector.of(StasisStart.class), events::add);
        ari.events().subscribe(EventSelector.of(ChannelStateChange.class), events::add);
        ari.events().subscribe(EventSelector.of(StasisEnd.class), events::add);
        joined(ari.listen());

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        ChannelId channel = new ChannelId(call.channelId());
        joined(ari.channels().answer(channel));
        joined(ari.channels().hangUp(channel, HangupCause.NORMAL_CLEARING));

        // Then
        await().atMost(PATIENCE).until(() -> events.size() == 3);
        assertThat(events)
                .extracting(ChannelEvent::type)
                .containsExactly("StasisStart", "ChannelStateChange", "StasisEnd");
        assertThat(((StasisStart) events.get(0)).channel().dialplan().exten()).isEqualTo("3314");
        assertThat(((StasisStart) events.get(0)).channel().caller().number()).isEqualTo("1000");
        assertThat(asterisk.requestLog()
                        .requests(Operation.FILTER_EVENTS)
                        .get(0)
                        .toString())
                .contains("StasisStart", "StasisEnd", "ApplicationReplaced", "RESTResponse")
                .doesNotContain("ChannelVarset");
    }

    @Test
    void the_commands_of_a_b2bua_do_what_they_say() {
        // Given
        joined(ari.listen());
        asterisk.callees().otherwise(CalleeScript.answersAfter(Duration.ofMillis(10)));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        ChannelId caller = new ChannelId(call.channelId());
        BridgeId bridge = new BridgeId("a4j~b2bua~test~m");

        // When
        joined(ari.channels()
                .create(new CreateChannel(LEG, "PJSIP/3314@peer", "dialled", caller, Map.of("A4J_CALL", "x"))));
        joined(ari.bridges().createMixing(bridge));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            joined(ari.bridges().add(bridge, List.of(caller, LEG)));
            return true;
        });
        joined(ari.channels().dial(LEG, caller, Duration.ofSeconds(5)));

        // Then
        call.awaitAnswered();
        assertThat(joined(ari.channels().variable(LEG, "A4J_CALL"))).isEqualTo("x");
        assertThat(joined(ari.bridges().get(bridge)).channels()).containsExactlyInAnyOrder(caller, LEG);
        assertThat(joined(ari.applications().get("b2bua")).channels()).contains(caller, LEG);
        joined(ari.channels().hangUp(caller, HangupCause.NORMAL_CLEARING));
        joined(ari.channels().hangUp(LEG, HangupCause.NORMAL_CLEARING));
        joined(ari.bridges().destroy(bridge));
        asterisk.awaitNoChannels(PATIENCE);
    }

    @Test
    void failures_are_one_family_and_say_what_failed_on_which_id_and_why() {
        assertThatThrownBy(() -> joined(ari.channels().answer(LEG)))
                .isInstanceOf(AriNotFoundException.class)
                .hasMessageContaining("answer channel " + LEG)
                .hasMessageContaining("404");
        asterisk.faults().on(Operation.ANSWER).replyOnce(409);
        assertThatThrownBy(() -> joined(ari.channels().answer(LEG))).isInstanceOf(AriConflictException.class);
        asterisk.faults().on(Operation.ANSWER).replyOnce(500);
        assertThatThrownBy(() -> joined(ari.channels().answer(LEG))).isInstanceOf(AriServerException.class);
        asterisk.faults().on(Operation.ANSWER).replyOnce(400);
        assertThatThrownBy(() -> joined(ari.channels().answer(LEG))).isInstanceOf(AriRejectedException.class);
        asterisk.faults().on(Operation.ANSWER).once().neverReply();
        assertThatThrownBy(() -> joined(ari.channels().answer(LEG)))
                .isInstanceOfSatisfying(
                        AriTimeoutException.class,
                        e -> assertThat(e.outcomeUnknown()).isTrue());
        asterisk.faults().on(Operation.ANSWER).once().loseReply();
        assertThatThrownBy(() -> joined(ari.channels().answer(LEG)))
                .isInstanceOfSatisfying(
                        AriConnectionLostException.class,
                        e -> assertThat(e.outcomeUnknown()).isTrue());
    }

    @Test
    void hang_ups_are_not_held_up_by_a_pool_full_of_slow_requests() {
        // Given
        joined(ari.listen());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.faults().on(Operation.PING).neverReply();
        for (int slow = 0; slow < 50; slow++) {
            ari.asterisk().ping();
        }

        // When
        CompletionStage<Void> hungUp = ari.channels().hangUp(new ChannelId(call.channelId()), HangupCause.USER_BUSY);

        // Then
        joined(hungUp);
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(486);
    }

    @Test
    void closing_fails_what_waits_at_once_and_makes_no_new_connections() {
        // Given
        asterisk.faults().on(Operation.PING).neverReply();
        List<CompletionStage<Void>> waiting = new CopyOnWriteArrayList<>();
        for (int slow = 0; slow < 50; slow++) {
            waiting.add(ari.asterisk().ping());
        }
        asterisk.requestLog().await(Operation.PING, 3, PATIENCE);

        // When
        ari.close();

        // Then
        for (CompletionStage<Void> stage : waiting) {
            assertThatThrownBy(() -> joined(stage))
                    .isInstanceOfAny(AriConnectionException.class, AriConnectionLostException.class);
        }
        assertThat(asterisk.requestLog().count(Operation.PING)).isLessThanOrEqualTo(4);
        assertThatThrownBy(() -> joined(ari.asterisk().ping())).isInstanceOf(AriConnectionException.class);
    }

    @Test
    void a_lost_socket_comes_back_and_the_gap_is_told() {
        // Given
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onGap(ConnectionGap gap) {
                gaps.add(gap);
            }
        });
        List<StasisStart> starts = new CopyOnWriteArrayList<>();
        ari.events().subscribe(EventSelector.of(StasisStart.class), starts::add);
        joined(ari.listen());

        // When
        asterisk.faults().cutSockets();

        // Then
        await().atMost(PATIENCE).until(() -> gaps.size() == 1);
        assertThat(ari.state()).isEqualTo(ConnectionState.LISTENING);
        assertThat(ari.statistics().reconnects()).isEqualTo(1);
        asterisk.call("1000").dialling("3314").place();
        await().atMost(PATIENCE).until(() -> starts.size() == 1);
    }

    @Test
    void a_socket_that_falls_silent_is_found_out_by_the_heartbeat() {
        // Given
        ari.close();
        ReconnectSettings impatient = new ReconnectSettings(
                Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(1));
        ari = AriClient.connect(settings(asterisk.password()).withReconnect(impatient));
        joined(ari.listen());

        // When
        asterisk.faults().silenceSockets();

        // Then
        await().atMost(PATIENCE).until(() -> ari.statistics().reconnects() > 0);
    }

    @Test
    void a_client_whose_application_was_taken_over_stops_for_good() {
        // Given
        joined(ari.listen());

        // When
        try (AriClient other = AriClient.connect(settings(asterisk.password()))) {
            joined(other.listen());

            // Then
            await().atMost(PATIENCE).until(() -> ari.state() == ConnectionState.REPLACED);
            assertThat(other.state()).isEqualTo(ConnectionState.LISTENING);
        }
    }

    @Test
    void a_client_that_comes_back_is_subscribed_to_what_asterisk_forgot() {
        // Given
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> {});
        joined(ari.listen());
        asterisk.endpoint("PJSIP", "alice", "online");
        joined(ari.applications().subscribe("b2bua", List.of(EventSource.endpoint("PJSIP", "alice"))));
        int before = asterisk.requestLog().count(Operation.SUBSCRIBE);

        // When
        asterisk.faults().cutSockets();

        // Then
        await().atMost(PATIENCE).until(() -> ari.statistics().reconnects() == 1);
        assertThat(asterisk.requestLog().count(Operation.SUBSCRIBE)).isEqualTo(before + 1);
        assertThat(joined(ari.applications().get("b2bua")).endpoints()).containsExactly("PJSIP/alice");
    }

    @Test
    void a_client_that_was_told_to_takes_its_application_back() {
        // Given
        AriSettings settings = settings(asterisk.password());
        AriSettings stubborn = settings.withReconnect(settings.reconnect().takingBack());
        try (AriClient owner = AriClient.connect(stubborn)) {
            joined(owner.listen());

            // When
            joined(ari.listen());

            // Then
            await().atMost(PATIENCE).until(() -> ari.state() == ConnectionState.REPLACED);
            await().atMost(PATIENCE).until(() -> owner.statistics().reconnects() == 1);
            assertThat(owner.state()).isEqualTo(ConnectionState.LISTENING);
        }
    }

    @Test
    void a_frame_that_is_no_event_and_an_event_of_an_unknown_type_are_counted_and_harm_nobody() {
        // Given
        List<UnknownEvent> unknown = new CopyOnWriteArrayList<>();
        ari.events().subscribe(EventSelector.of(UnknownEvent.class), unknown::add);
        joined(ari.listen());

        // When
        asterisk.faults().sendFrame("{\"type\": nonsense");
        asterisk.faults()
                .sendFrame(
                        "{\"type\":\"FromTheFuture\",\"timestamp\":\"2030-01-01T00:00:00.000+0000\",\"novelty\":[1]}");

        // Then
        await().atMost(PATIENCE).until(() -> unknown.size() == 1);
        assertThat(unknown.get(0).json()).contains("novelty");
        assertThat(ari.statistics().malformedEvents()).isEqualTo(1);
        assertThat(ari.statistics().unknownEvents()).isEqualTo(1);
        assertThat(ari.state()).isEqualTo(ConnectionState.LISTENING);
    }

    @Test
    void ari4java_actions_run_on_our_transport() throws Exception {
        assertThat(ari.ari4java().asterisk().getInfo().execute().getSystem().getVersion())
                .isEqualTo(ari.server().version());
        assertThat(ari.statistics().requests()).isGreaterThanOrEqualTo(2);
    }
}
