package io.github.ariadne4j.ari.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.application.EventSource;
import io.github.ariadne4j.ari.asterisk.InfoSection;
import io.github.ariadne4j.ari.bridge.CreateBridge;
import io.github.ariadne4j.ari.bridge.JoinBridge;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.channel.ExternalMedia;
import io.github.ariadne4j.ari.channel.MediaPeer;
import io.github.ariadne4j.ari.channel.MuteDirection;
import io.github.ariadne4j.ari.channel.Originate;
import io.github.ariadne4j.ari.channel.SendDtmf;
import io.github.ariadne4j.ari.channel.SnoopChannel;
import io.github.ariadne4j.ari.channel.TransferProgress;
import io.github.ariadne4j.ari.event.CallBroadcast;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.media.PlayMedia;
import io.github.ariadne4j.ari.media.PlaybackOperation;
import io.github.ariadne4j.ari.media.RecordMedia;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DeviceCondition;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.IdFactory;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.ari.request.PreparedRequest;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The common ARI requests, on the real Asterisk; its far ends are Local channels into the example's dialplan. */
class CommonCallsIT {
    /** Answers and plays. */
    private static final String CALLEE = "Local/3200@callees";

    private static final IdFactory IDS = new IdFactory("common calls/it");

    private static RealAsterisk asterisk;
    private static AriClient ari;

    @BeforeAll
    static void start(@TempDir Path folder) {
        asterisk = RealAsterisk.start(folder);
        Map<String, String> settings = asterisk.settings();
        Credentials credentials = new Credentials(settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD"));
        ari = AriClient.connect(
                AriSettings.of(URI.create(settings.get("ARI_URL")), credentials, settings.get("ARI_APP")));
        joined(ari.listen());
    }

    @AfterAll
    static void stop() {
        ari.close();
        asterisk.close();
    }

    @AfterEach
    void clear() {
        asterisk.clear();
    }

    private static <T> T joined(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A channel that is up and in Stasis. */
    private static ChannelId talking() {
        PreparedRequest<ChannelId, Channel> prepared = ari.channels().prepare(Originate.of(IDS.channel(), CALLEE));
        List<StasisStart> starts = new CopyOnWriteArrayList<>();
        Subscription subscription =
                ari.events().subscribe(EventSelector.of(StasisStart.class, prepared.id()), starts::add);
        assertThat(joined(prepared.execute()).id()).isEqualTo(prepared.id());
        await().until(() -> starts.size() == 1);
        subscription.close();
        return prepared.id();
    }

    @Test
    void a_channel_is_created_dialled_and_bridged() {
        ChannelId caller = talking();
        ChannelId leg = IDS.channel();
        List<StasisStart> starts = new CopyOnWriteArrayList<>();
        Subscription subscription = ari.events().subscribe(EventSelector.of(StasisStart.class, leg), starts::add);
        Channel created = joined(ari.channels()
                .create(CreateChannel.of(leg, CALLEE)
                        .withAppArgs("dialled")
                        .withFormats(List.of("ulaw"))
                        .withVariables(Map.of("A4J_TEST", "yes"))));
        assertThat(created.id()).isEqualTo(leg);
        assertThat(created.state()).isEqualTo(ChannelState.DOWN);
        await().until(() -> starts.size() == 1);
        subscription.close();
        assertThat(joined(ari.channels().variable(leg, "A4J_TEST"))).isEqualTo("yes");

        BridgeId bridge = IDS.bridge();
        assertThat(joined(ari.bridges().create(CreateBridge.mixing(bridge).withName("both legs")))
                        .name())
                .isEqualTo("both legs");
        joined(ari.bridges().add(bridge, JoinBridge.of(caller, leg).absorbingDtmf()));
        joined(ari.channels().dial(leg, caller, Duration.ofSeconds(5)));
        await().until(() -> joined(ari.channels().get(leg)).state() == ChannelState.UP);
        assertThat(joined(ari.bridges().get(bridge)).channels()).containsExactlyInAnyOrder(caller, leg);
        assertThat(joined(ari.channels().list())).extracting(Channel::id).contains(caller, leg);
        assertThat(joined(ari.readBack().isMember(leg, bridge))).isTrue();
        joined(ari.channels().hangUp(leg, HangupCause.NORMAL_CLEARING));
        joined(ari.bridges().destroy(bridge));
        assertThat(joined(ari.readBack().exists(bridge))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "%2F", "a b+c", "ä?x=1#y&z"})
    void whatever_an_id_holds_stays_an_id(String id) {
        BridgeId bridge = new BridgeId(id);
        assertThat(joined(ari.bridges().createMixing(bridge)).id()).isEqualTo(bridge);
        assertThat(joined(ari.bridges().get(bridge)).id()).isEqualTo(bridge);
        joined(ari.bridges().destroy(bridge));
    }

    @Test
    void media_is_played_controlled_and_stopped() {
        ChannelId channel = talking();
        PreparedRequest<PlaybackId, ?> prepared = ari.channels()
                .preparePlay(channel, PlayMedia.of(IDS.playback(), "sound:tt-monkeys", "sound:tt-monkeys"));
        joined(prepared.execute());
        await().until(() -> joined(ari.playbacks().get(prepared.id())).state().equals("playing"));
        assertThat(joined(ari.playbacks().get(prepared.id())).mediaUri()).isEqualTo("sound:tt-monkeys");
        joined(ari.playbacks().control(prepared.id(), PlaybackOperation.PAUSE));
        joined(ari.playbacks().control(prepared.id(), PlaybackOperation.UNPAUSE));
        joined(ari.playbacks().stop(prepared.id()));
        await().until(() -> !joined(ari.readBack().exists(prepared.id())));
    }

    @Test
    void a_recording_is_made_kept_copied_read_and_deleted() {
        ChannelId channel = talking();
        LiveRecording begun = joined(ari.channels()
                .record(channel, RecordMedia.of("it/greeting", "wav").withMaxSilence(Duration.ofSeconds(9))));
        assertThat(begun.name()).isEqualTo("it/greeting");
        assertThat(begun.targetUri()).isEqualTo("channel:" + channel);
        await().until(() ->
                joined(ari.recordings().live().get("it/greeting")).state().equals("recording"));
        joined(ari.recordings().live().mute("it/greeting"));
        joined(ari.recordings().live().unmute("it/greeting"));
        joined(ari.recordings().live().pause("it/greeting"));
        joined(ari.recordings().live().unpause("it/greeting"));
        joined(ari.recordings().live().stop("it/greeting"));
        await().ignoreExceptions()
                .until(() -> joined(ari.recordings().stored().get("it/greeting"))
                        .format()
                        .equals("wav"));
        joined(ari.recordings().stored().copy("it/greeting", "it/copy"));
        assertThat(joined(ari.recordings().stored().list())).extracting("name").contains("it/greeting", "it/copy");
        byte[] file = joined(ari.recordings().stored().file("it/copy"));
        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(file.length - 8).isEqualTo(littleEndian(file, 4));
        joined(ari.recordings().stored().delete("it/greeting"));
        joined(ari.recordings().stored().delete("it/copy"));
        assertThatThrownBy(() -> joined(ari.recordings().stored().get("it/copy")))
                .isInstanceOf(AriNotFoundException.class);
    }

    private static int littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 255) | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16 | bytes[at + 3] << 24;
    }

    @Test
    void variables_of_channels_and_bridges_are_set_and_read_alone_and_together() {
        ChannelId channel = talking();
        joined(ari.channels().setVariable(channel, "A", "long ".repeat(2000)));
        assertThat(joined(ari.channels().variable(channel, "A"))).hasSize(10_000);
        joined(ari.channels().setVariables(channel, Map.of("B", "ü+%", "C", "")));
        assertThat(joined(ari.channels().variables(channel, Set.of("B")))).containsEntry("B", "ü+%");
        joined(ari.channels().setReportedVariable(channel, "D", "seen"));
        assertThat(joined(ari.channels().get(channel)).variables()).containsEntry("D", "seen");
        assertThatThrownBy(() -> joined(ari.channels().variable(channel, "NOT_SET")))
                .isInstanceOf(AriNotFoundException.class);

        BridgeId bridge = IDS.bridge();
        joined(ari.bridges().create(CreateBridge.mixing(bridge).withVariables(Map.of("E", "f"))));
        joined(ari.bridges().setReportedVariables(bridge, Map.of("G", "h")));
        joined(ari.bridges().setVariable(bridge, "I", "j"));
        assertThat(joined(ari.bridges().variables(bridge, Set.of("E", "G", "I"))))
                .isEqualTo(Map.of("E", "f", "G", "h", "I", "j"));
        assertThat(joined(ari.bridges().variable(bridge, "E"))).isEqualTo("f");
        joined(ari.bridges().destroy(bridge));

        joined(ari.asterisk().setVariable("A4J_GLOBAL", "x y"));
        assertThat(joined(ari.asterisk().variable("A4J_GLOBAL"))).isEqualTo("x y");
    }

    @Test
    void a_channel_is_held_muted_snooped_on_and_sent_digits_and_music() {
        ChannelId channel = talking();
        List<ChannelHold> holds = new CopyOnWriteArrayList<>();
        ari.events().subscribe(EventSelector.of(ChannelHold.class), holds::add);
        joined(ari.channels().hold(channel));
        joined(ari.channels().unhold(channel));
        joined(ari.channels().mute(channel, MuteDirection.BOTH));
        joined(ari.channels().unmute(channel, MuteDirection.BOTH));
        joined(ari.channels().sendDtmf(channel, SendDtmf.of("12#")));
        joined(ari.channels().startMusic(channel, null));
        joined(ari.channels().stopMusic(channel));
        joined(ari.channels().startSilence(channel));
        joined(ari.channels().stopSilence(channel));
        joined(ari.channels().ring(channel));
        joined(ari.channels().stopRinging(channel));
        joined(ari.channels().answer(channel));
        ChannelId snoop = IDS.channel();
        Channel listening = joined(ari.channels().snoop(channel, SnoopChannel.listening(snoop)));
        assertThat(listening.id()).isEqualTo(snoop);
        assertThat(listening.name()).startsWith("Snoop/");
    }

    /** Operations that ari4java 0.18 lacks, other than variables. */
    @Test
    void what_is_newer_than_ari4java_is_understood() {
        ChannelId channel = talking();
        joined(ari.channels().progress(channel));
        joined(ari.channels().transferProgress(channel, TransferProgress.CHANNEL_PROGRESS));
        BridgeId bridge = IDS.bridge();
        joined(ari.bridges().createMixing(bridge));
        joined(ari.bridges().add(bridge, List.of(channel)));
        PlaybackId playback = IDS.playback();
        assertThat(joined(ari.bridges().play(bridge, PlayMedia.of(playback, "sound:tt-monkeys"), "slin16"))
                        .id())
                .isEqualTo(playback);
        await().until(() -> joined(ari.playbacks().get(playback)).state().equals("playing"));
        joined(ari.playbacks().stop(playback));
        RecordMedia both = RecordMedia.of("it/both", "wav");
        assertThat(joined(ari.bridges().record(bridge, both, "slin16")).targetUri())
                .isEqualTo("bridge:" + bridge);
        await().ignoreExceptions()
                .until(() ->
                        joined(ari.recordings().live().get("it/both")).state().equals("recording"));
        joined(ari.recordings().live().cancel("it/both"));
        joined(ari.bridges().destroy(bridge));
    }

    @Test
    void external_media_over_a_websocket_that_asterisk_has_no_client_for_is_refused() {
        MediaPeer nowhere = new MediaPeer.WebSocketTo("nowhere", "v(a=1)");
        assertThatThrownBy(() -> joined(ari.channels().externalMedia(ExternalMedia.of(IDS.channel(), nowhere, "ulaw"))))
                .isInstanceOf(AriRejectedException.class)
                .hasMessageContaining("websocket_client connection id");
    }

    @Test
    void a_call_that_is_offered_to_all_applications_is_claimed_by_one() {
        asterisk.cli("module load res_stasis_broadcast.so");
        asterisk.cli("module load app_stasis_broadcast.so");
        asterisk.cli("dialplan add extension 3900,1,StasisBroadcast() into callees");
        List<CallBroadcast> offers = new CopyOnWriteArrayList<>();
        List<StasisStart> starts = new CopyOnWriteArrayList<>();
        ari.events().subscribe(EventSelector.of(CallBroadcast.class), offers::add);
        ari.events().subscribe(EventSelector.of(StasisStart.class), starts::add);
        joined(ari.channels().originate(Originate.of(IDS.channel(), "Local/3900@callees")));
        await().until(() -> offers.size() == 1);
        ChannelId offered = offers.get(0).channelId();
        joined(ari.applications().claim(offered, "b2bua"));
        await().until(() -> starts.stream().anyMatch(start -> start.channelId().equals(offered)));
        assertThatThrownBy(() -> joined(ari.applications().claim(offered, "b2bua")))
                .isInstanceOf(AriException.class)
                .hasMessageContaining("claim channel " + offered);
    }

    @Test
    void device_states_and_applications_are_decoded() {
        joined(ari.deviceStates().set("Stasis:door", DeviceCondition.RINGING));
        assertThat(joined(ari.deviceStates().get("Stasis:door")).condition()).isEqualTo(DeviceCondition.RINGING);
        assertThat(joined(ari.deviceStates().list())).extracting("device").contains("Stasis:door");
        joined(ari.deviceStates().delete("Stasis:door"));
        assertThat(joined(ari.applications().list())).extracting("name").contains("b2bua");
        assertThat(joined(ari.applications().get("b2bua")).name()).isEqualTo("b2bua");
    }

    @Test
    void an_application_is_subscribed_to_all_channels_and_stays_so_as_asterisk_cannot_end_that() {
        ChannelId all = new ChannelId("__AST_CHANNEL_ALL_TOPIC");
        List<EventSource> channels = List.of(EventSource.allChannels());
        assertThat(joined(ari.applications().subscribe("b2bua", channels)).channels())
                .contains(all);
        assertThatThrownBy(() -> joined(ari.applications().unsubscribe("b2bua", channels)))
                .isInstanceOf(AriServerException.class)
                .hasMessageContaining("501");
        assertThat(joined(ari.applications().get("b2bua")).channels()).contains(all);
    }

    /** {@code res_mwi_external} and {@code app_voicemail} exclude each other, and Debian builds the latter. */
    @Test
    void mailboxes_are_refused_without_their_module() {
        assertThatThrownBy(() -> joined(ari.mailboxes().list()))
                .isInstanceOf(AriRejectedException.class)
                .hasMessageContaining("404");
    }

    @Test
    void the_server_tells_of_itself() {
        assertThat(joined(ari.asterisk().info()).build().os()).isEqualTo("Linux");
        assertThat(joined(ari.asterisk().info()).config().defaultLanguage()).isNotEmpty();
        assertThat(joined(ari.asterisk().info(Set.of(InfoSection.STATUS))).startedAt())
                .isNotNull();
        assertThat(joined(ari.asterisk().modules().get("res_ari.so")).status()).isEqualTo("Running");
        assertThat(joined(ari.asterisk().modules().list())).hasSizeGreaterThan(20);
        assertThat(joined(ari.asterisk().logs().list())).isNotEmpty();
        assertThat(joined(ari.endpoints().list("PJSIP")))
                .extracting("technology")
                .containsOnly("PJSIP");
        assertThat(joined(ari.sounds().list())).extracting("id").contains("tt-monkeys");
        assertThat(joined(ari.sounds().get("tt-monkeys")).formats()).isNotEmpty();
    }
}
