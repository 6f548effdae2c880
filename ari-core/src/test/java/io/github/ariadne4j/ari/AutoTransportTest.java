package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.BlockedChannel;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel that delays its requests does not delay those of other calls. */
class AutoTransportTest {
    private AriSimulator asterisk;
    private AriClient ari;

    @AfterEach
    void stop() {
        ari.close();
        asterisk.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RestTransport.class,
            names = {"AUTO", "HTTP"})
    void a_call_is_hung_up_at_once_when_stuck_requests_hold_all_sixty_four_places(RestTransport transport) {
        // Given
        start(SimulatorSettings.defaults(), transport);
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.faults().on(Operation.PING).swallow();
        for (int stuck = 0; stuck < 200; stuck++) {
            ari.asterisk().ping();
        }
        await().until(() -> ari.statistics().requestsInFlight() >= 200);

        // When
        CompletableFuture<Void> hungUp = ari.channels()
                .hangUp(new ChannelId(call.channelId()), HangupCause.USER_BUSY)
                .toCompletableFuture();

        // Then
        assertThat(hungUp).succeedsWithin(Duration.ofSeconds(10));
        assertThat(ari.statistics().requestsInFlight()).isEqualTo(200);
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(486);
    }

    @Test
    void a_blocked_channel_holds_up_no_other_call_and_can_be_hung_up() {
        // Given
        start(SimulatorSettings.defaults(), RestTransport.AUTO);
        await().until(() -> {
            done(ari.asterisk().ping());
            return ari.statistics().requestsBySocket() > 0;
        });
        ChannelId stuck =
                new ChannelId(asterisk.call("1000").dialling("1").place().channelId());
        ChannelId other =
                new ChannelId(asterisk.call("1001").dialling("2").place().channelId());
        BridgeId bridge = new BridgeId("a4j~b2bua~test~m");
        BlockedChannel blockChannel = asterisk.faults().blockChannel(stuck.value());
        CompletionStage<Void> waiting = ari.channels().answer(stuck);
        await().until(() -> blockChannel.waiting() == 1);

        // When
        done(ari.channels().answer(other));
        done(ari.channels().setVariable(other, "NOTE", "now"));
        done(ari.bridges().createMixing(bridge));
        done(ari.bridges().add(bridge, List.of(other)));
        done(ari.channels().get(other));
        done(ari.channels().hangUp(other, HangupCause.NORMAL_CLEARING));

        // Then
        assertThat(waiting.toCompletableFuture()).isNotDone();
        done(ari.channels().hangUp(stuck, HangupCause.NORMAL_CLEARING));
        asterisk.awaitNoChannels(Duration.ofSeconds(10));
    }

    @Test
    void an_older_asterisk_that_ignores_requests_on_its_socket_is_asked_by_http() {
        start(SimulatorSettings.defaults().withoutRestOverWebSocket(), RestTransport.AUTO);
        for (int request = 0; request < 20; request++) {
            done(ari.asterisk().ping());
        }
        assertThat(ari.statistics().requestsBySocket()).isZero();
    }

    private void start(SimulatorSettings settings, RestTransport transport) {
        asterisk = AriSimulator.start(settings);
        ari = AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua")
                        .withTransport(transport));
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> {});
        done(ari.listen());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
