package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.ChannelUnhold;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.IdFactory;
import io.github.ariadne4j.ari.request.PreparedRequest;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventFilterTest {
    private static final Duration A_WHILE = Duration.ofMillis(400);

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final List<AriEvent> heard = new CopyOnWriteArrayList<>();
    private AriSimulator asterisk;
    private AriClient ari;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        ari = AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));
    }

    @AfterEach
    void disconnect() {
        ari.close();
    }

    private static <T> T joined(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private void hear(Class<? extends AriEvent> type) {
        ari.events().subscribe(EventSelector.of(type), heard::add);
    }

    private List<String> allowed() {
        return joined(ari.applications().get("b2bua")).allowed();
    }

    @Test
    void only_what_somebody_subscribed_to_is_asked_for() {
        hear(StasisStart.class);
        joined(ari.listen());
        assertThat(allowed())
                .containsExactlyInAnyOrder(
                        "StasisStart", "ApplicationRegistered", "ApplicationReplaced", "RESTResponse");
    }

    @Test
    void who_listens_to_nothing_in_particular_gets_everything() {
        hear(AriEvent.class);
        joined(ari.listen());
        assertThat(allowed()).isEmpty();
    }

    @Test
    void what_somebody_subscribes_to_later_is_asked_for_before_the_next_request_goes_out() {
        // Given
        hear(StasisEnd.class);
        joined(ari.listen());
        asterisk.faults().on(Operation.FILTER_EVENTS).once().delayExecution(A_WHILE);

        // When
        PreparedRequest<ChannelId, Channel> prepared =
                ari.channels().prepare(CreateChannel.of(new IdFactory("test").channel(), "PJSIP/3314@peer"));
        ari.events().subscribe(EventSelector.of(StasisStart.class, prepared.id()), heard::add);
        joined(prepared.execute());

        // Then
        await().until(() -> heard.size() == 1);
    }

    @Test
    void a_hang_up_waits_for_no_filter() {
        // Given
        hear(StasisEnd.class);
        joined(ari.listen());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.faults().on(Operation.FILTER_EVENTS).swallow();
        hear(ChannelHold.class);

        // When
        joined(ari.channels().hangUp(new ChannelId(call.channelId()), HangupCause.NORMAL_CLEARING));

        // Then
        await().until(() -> heard.size() == 1);
    }

    @Test
    void a_filter_that_asterisk_refuses_holds_nobody_up_and_is_tried_again_with_the_next() {
        // Given
        hear(StasisEnd.class);
        joined(ari.listen());
        asterisk.faults().on(Operation.FILTER_EVENTS).replyOnce(500);

        // When
        hear(ChannelHold.class);
        joined(ari.channels().create(CreateChannel.of(new IdFactory("test").channel(), "PJSIP/3314@peer")));
        hear(ChannelUnhold.class);

        // Then
        await().untilAsserted(() -> assertThat(allowed()).contains("ChannelHold", "ChannelUnhold"));
    }

    @Test
    void of_two_filters_the_later_one_counts() {
        // Given
        hear(StasisEnd.class);
        joined(ari.listen());
        asterisk.faults().on(Operation.FILTER_EVENTS).once().delayExecution(A_WHILE);

        // When
        hear(ChannelHold.class);
        hear(ChannelDtmfReceived.class);

        // Then
        asterisk.requestLog().await(Operation.FILTER_EVENTS, 3, Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(allowed()).contains("StasisEnd", "ChannelHold", "ChannelDtmfReceived"));
    }

    @Test
    void what_somebody_subscribes_to_while_the_client_comes_in_is_not_forgotten() {
        // Given
        hear(StasisEnd.class);
        asterisk.faults().on(Operation.FILTER_EVENTS).once().delayReply(A_WHILE);

        // When
        CompletionStage<Void> listening = ari.listen();
        asterisk.requestLog().await(Operation.FILTER_EVENTS, 1, Duration.ofSeconds(10));
        hear(ChannelHold.class);
        joined(listening);

        // Then
        await().untilAsserted(() -> assertThat(allowed()).contains("StasisEnd", "ChannelHold"));
    }

    @Test
    void after_a_loss_the_filter_is_set_anew() {
        // Given
        hear(StasisStart.class);
        joined(ari.listen());
        hear(ChannelHold.class);

        // When
        asterisk.faults().cutSockets();
        await().until(() -> ari.statistics().reconnects() == 1);

        // Then
        assertThat(allowed()).contains("StasisStart", "ChannelHold").doesNotContain("ChannelVarset");
    }
}
