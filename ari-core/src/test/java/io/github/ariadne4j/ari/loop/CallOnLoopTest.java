package io.github.ariadne4j.ari.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.BridgeDestroyed;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.ChannelLeftBridge;
import io.github.ariadne4j.ari.event.ChannelUnhold;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.PlaybackFinished;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The requests and events of a call, on {@link AriLoop}. */
class CallOnLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ChannelId LEG = new ChannelId("a4j~b2bua~test~b1");
    private static final ChannelId UNKNOWN = new ChannelId("none");
    private static final BridgeId BRIDGE = new BridgeId("a4j~b2bua~test~m");
    private static final PlaybackId PLAYBACK = new PlaybackId("a4j~b2bua~test~p");

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final List<AriEvent> events = new CopyOnWriteArrayList<>();
    private final List<Boolean> onLoop = new CopyOnWriteArrayList<>();
    private AriSimulator asterisk;
    private AriClient ari;
    private SimulatedCall call;
    private ChannelId caller;

    @BeforeEach
    void place() {
        asterisk = ASTERISK.simulator();
        ari = AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));
        ari.loop()
                .subscribe(
                        Set.of(
                                BridgeDestroyed.class,
                                ChannelDtmfReceived.class,
                                ChannelEnteredBridge.class,
                                ChannelHold.class,
                                ChannelLeftBridge.class,
                                ChannelUnhold.class,
                                DialEvent.class,
                                PlaybackFinished.class),
                        this::heard);
        ari.listen().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        call = asterisk.call("1000").dialling("3314").place();
        caller = new ChannelId(call.channelId());
    }

    @AfterEach
    void close() {
        ari.close();
    }

    private void heard(AriEvent event) {
        onLoop.add(ari.loop().isCurrent());
        events.add(event);
    }

    private Optional<AriException> ask(BiConsumer<CallRequests, RequestCallback> request) {
        CompletableFuture<Optional<AriException>> answer = new CompletableFuture<>();
        ari.loop()
                .execute(() -> request.accept(
                        ari.loop().requests(), failure -> answer.complete(Optional.ofNullable(failure))));
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void done(BiConsumer<CallRequests, RequestCallback> request) {
        assertThat(ask(request)).isEmpty();
    }

    private <T extends AriEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T extends AriEvent> T awaitOne(Class<T> type) {
        await().atMost(PATIENCE).until(() -> of(type).size() == 1);
        return of(type).get(0);
    }

    /** The caller and a leg that answers, in the bridge. */
    private void connect() {
        asterisk.callees().otherwise(CalleeScript.ringsThenAnswers(Duration.ZERO));
        done((to, callback) -> to.create(LEG, "PJSIP/3314@peer", "dialled", caller, Map.of(), callback));
        done((to, callback) -> to.createMixing(BRIDGE, callback));
        await().atMost(PATIENCE)
                .until(() -> ask((to, callback) -> to.add(BRIDGE, List.of(caller, LEG), false, callback))
                        .isEmpty());
        done((to, callback) -> to.dial(LEG, caller, Duration.ofSeconds(5), callback));
        call.awaitAnswered();
    }

    private void answer() {
        done((to, callback) -> to.answer(caller, false, callback));
    }

    @Test
    void members_that_enter_and_leave_a_bridge_are_told_with_the_bridge_as_it_is_then() {
        // Given
        connect();

        // When
        done((to, callback) -> to.remove(BRIDGE, caller, callback));
        done((to, callback) -> to.hangUp(LEG, HangupCause.NORMAL_CLEARING, callback));
        await().atMost(PATIENCE).until(() -> of(ChannelLeftBridge.class).size() == 2);
        done((to, callback) -> to.destroy(BRIDGE, callback));

        // Then
        assertThat(awaitOne(BridgeDestroyed.class).bridge().id()).isEqualTo(BRIDGE);
        assertThat(of(ChannelEnteredBridge.class))
                .extracting(ChannelEnteredBridge::channelId)
                .containsExactly(caller, LEG);
        assertThat(of(ChannelEnteredBridge.class))
                .extracting(event -> event.bridge().channels())
                .containsExactly(List.of(caller), List.of(caller, LEG));
        assertThat(of(ChannelLeftBridge.class))
                .extracting(ChannelLeftBridge::channelId)
                .containsExactly(caller, LEG);
        assertThat(of(ChannelLeftBridge.class))
                .extracting(event -> event.bridge().channels())
                .containsExactly(List.of(LEG), List.of());
        assertThat(onLoop).containsOnly(true);
    }

    @Test
    void members_leave_a_bridge_that_is_destroyed() {
        connect();
        done((to, callback) -> to.destroy(BRIDGE, callback));
        await().atMost(PATIENCE).until(() -> of(ChannelLeftBridge.class).size() == 2);
        assertThat(of(ChannelLeftBridge.class))
                .extracting(event -> event.bridge().id())
                .containsOnly(BRIDGE);
        assertThat(call.isEnded()).isFalse();
    }

    @Test
    void the_progress_of_a_dial_is_told_with_its_status() {
        connect();
        await().atMost(PATIENCE).until(() -> of(DialEvent.class).size() == 3);
        assertThat(of(DialEvent.class)).extracting(DialEvent::dialStatus).containsExactly("", "RINGING", "ANSWER");
        assertThat(of(DialEvent.class)).extracting(event -> event.peer().id()).containsOnly(LEG);
    }

    @Test
    void keys_and_hold_of_a_telephone_are_told() {
        answer();
        call.press("#");
        call.hold();
        call.unhold();
        assertThat(awaitOne(ChannelUnhold.class).channelId()).isEqualTo(caller);
        assertThat(awaitOne(ChannelDtmfReceived.class).digit()).isEqualTo("#");
        assertThat(awaitOne(ChannelHold.class).channelId()).isEqualTo(caller);
        assertThat(events)
                .extracting(AriEvent::type)
                .containsExactly("ChannelDtmfReceived", "ChannelHold", "ChannelUnhold");
    }

    @Test
    void a_tone_plays_until_it_is_stopped_and_is_not_found_afterwards() {
        // Given
        asterisk.sounds().otherwise(Duration.ZERO);
        done((to, callback) -> to.play(caller, PLAYBACK, List.of("tone:ring"), null, callback));
        done((to, callback) -> to.playback(PLAYBACK, callback));

        // When
        done((to, callback) -> to.stopPlayback(PLAYBACK, callback));

        // Then
        PlaybackFinished finished = awaitOne(PlaybackFinished.class);
        assertThat(finished.playback().id()).isEqualTo(PLAYBACK);
        assertThat(finished.playback().state()).isEqualTo("done");
        assertThat(ask((to, callback) -> to.playback(PLAYBACK, callback)))
                .get()
                .isInstanceOf(AriNotFoundException.class);
        assertThat(ask((to, callback) -> to.stopPlayback(PLAYBACK, callback)))
                .get()
                .isInstanceOf(AriNotFoundException.class);
    }

    @Test
    void a_caller_hears_ringing_and_music() {
        done((to, callback) -> to.ring(caller, callback));
        done((to, callback) -> to.ringStop(caller, callback));
        assertThat(call.signals()).containsExactly(180);
        done((to, callback) -> to.startMoh(caller, callback));
        assertThat(call.mediaStates()).containsExactly(MediaState.MUSIC);
        done((to, callback) -> to.stopMoh(caller, callback));
        done((to, callback) -> to.stopMoh(caller, callback));
        assertThat(call.mediaStates()).isEmpty();
    }

    @Test
    void ringing_and_music_of_a_channel_that_is_gone_or_down_are_refused() {
        done((to, callback) -> to.create(LEG, "PJSIP/3314@peer", "dialled", caller, Map.of(), callback));
        for (BiConsumer<CallRequests, RequestCallback> refused : soundsFor(LEG)) {
            assertThat(ask(refused)).get().isInstanceOf(AriConflictException.class);
        }
        for (BiConsumer<CallRequests, RequestCallback> refused : soundsFor(UNKNOWN)) {
            assertThat(ask(refused)).get().isInstanceOf(AriNotFoundException.class);
        }
    }

    private static List<BiConsumer<CallRequests, RequestCallback>> soundsFor(ChannelId id) {
        return List.of(
                (to, callback) -> to.ring(id, callback),
                (to, callback) -> to.ringStop(id, callback),
                (to, callback) -> to.startMoh(id, callback),
                (to, callback) -> to.stopMoh(id, callback));
    }

    @Test
    void only_a_member_can_be_removed_from_a_bridge() {
        done((to, callback) -> to.createMixing(BRIDGE, callback));
        assertThat(ask((to, callback) -> to.remove(BRIDGE, caller, callback)))
                .get()
                .isInstanceOf(AriConflictException.class);
        assertThat(ask((to, callback) -> to.remove(BRIDGE, UNKNOWN, callback)))
                .get()
                .isInstanceOf(AriRejectedException.class);
        assertThat(ask((to, callback) -> to.remove(new BridgeId("none"), caller, callback)))
                .get()
                .isInstanceOf(AriNotFoundException.class);
    }
}
