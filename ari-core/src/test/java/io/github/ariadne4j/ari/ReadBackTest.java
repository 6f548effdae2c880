package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.bridge.CreateBridge;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.IdFactory;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriOutcomeUnknownException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import io.github.ariadne4j.ari.request.PreparedRequest;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadBackTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final IdFactory ids = new IdFactory("test");
    private AriSimulator asterisk;
    private AriClient ari;
    private ReadBack readBack;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, "b2bua")
                .withHttp(new HttpSettings(4, Duration.ofSeconds(1), Duration.ofMillis(500))));
        joined(ari.listen());
        readBack = ari.readBack();
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
    void a_channel_whose_answer_was_lost_was_created_after_all() {
        // Given
        asterisk.faults().on(Operation.CREATE_CHANNEL).once().loseReply();
        ChannelId id = ids.channel();
        CompletionStage<Channel> lost = ari.channels().create(CreateChannel.of(id, "PJSIP/3314@peer"));
        assertThatThrownBy(() -> joined(lost)).isInstanceOf(AriOutcomeUnknownException.class);

        // When, Then
        assertThat(joined(readBack.created(id, lost)).id()).isEqualTo(id);
        assertThat(joined(readBack.exists(id))).isTrue();
    }

    @Test
    void a_second_try_that_conflicts_with_the_first_is_a_success() {
        BridgeId id = ids.bridge();
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).once().loseReply();
        assertThatThrownBy(() -> joined(ari.bridges().createMixing(id))).isInstanceOf(AriOutcomeUnknownException.class);
        CompletionStage<?> again = ari.bridges().createMixing(id);
        assertThatThrownBy(() -> joined(again)).isInstanceOf(AriConflictException.class);
        assertThat(joined(readBack.created(id, ari.bridges().createMixing(id))).id())
                .isEqualTo(id);
    }

    @Test
    void what_never_reached_asterisk_stays_a_failure() {
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).once().swallow();
        BridgeId id = ids.bridge();
        assertThatThrownBy(() -> joined(readBack.created(id, ari.bridges().create(CreateBridge.mixing(id)))))
                .isInstanceOf(AriTimeoutException.class);
        assertThat(joined(readBack.exists(id))).isFalse();
    }

    @Test
    void membership_and_playbacks_are_told_by_their_ids() {
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        ChannelId caller = new ChannelId(call.channelId());
        BridgeId bridge = ids.bridge();
        assertThat(joined(readBack.isMember(caller, bridge))).isFalse();
        joined(ari.bridges().createMixing(bridge));
        assertThat(joined(readBack.isMember(caller, bridge))).isFalse();
        asterisk.faults().on(Operation.ADD_CHANNEL).once().loseReply();
        assertThatThrownBy(() -> joined(ari.bridges().add(bridge, List.of(caller))))
                .isInstanceOf(AriOutcomeUnknownException.class);
        assertThat(joined(readBack.isMember(caller, bridge))).isTrue();

        PlaybackId playback = ids.playback();
        assertThat(joined(readBack.exists(playback))).isFalse();
    }

    @Test
    void nothing_of_a_prepared_channel_can_be_missed() {
        List<StasisStart> starts = new CopyOnWriteArrayList<>();
        PreparedRequest<ChannelId, Channel> prepared =
                ari.channels().prepare(CreateChannel.of(ids.channel(), "PJSIP/3314@peer"));
        ari.events().subscribe(EventSelector.of(StasisStart.class, prepared.id()), starts::add);
        assertThat(asterisk.channels()).isEmpty();

        joined(prepared.execute());

        await().until(() -> starts.size() == 1);
        assertThatThrownBy(prepared::execute)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("executed already");
    }
}
