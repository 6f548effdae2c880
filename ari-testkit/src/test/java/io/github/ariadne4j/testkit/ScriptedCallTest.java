package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.CallerScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptedCallTest {
    private static final Duration SOON = Duration.ofMillis(5);

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriProbe probe;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        probe = AriProbe.connect(asterisk, "b2bua");
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }

    @Test
    void impatient_caller_cancels() {
        // When
        SimulatedCall call =
                asterisk.call("1000").following(CallerScript.cancelsAfter(SOON)).place();

        // Then
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(487);
    }

    @Test
    void caller_presses_keys_once_answered_and_hangs_up() {
        // Given
        CallerScript script = CallerScript.patient().thenPresses(SOON, "12").thenHangsUp(SOON);
        SimulatedCall call = asterisk.call("1000").following(script).place();

        // When
        probe.send("POST", "/channels/" + call.channelId() + "/answer");

        // Then
        call.awaitEnded();
        probe.awaitEvent("StasisEnd", call.channelId());
        assertThat(probe.story(call.channelId()))
                .containsExactly(
                        "StasisStart",
                        "ChannelStateChange Up",
                        "ChannelDtmfReceived",
                        "ChannelDtmfReceived",
                        "ChannelHangupRequest",
                        "StasisEnd");
    }

    @Test
    void callee_holds_and_presses_keys_and_the_caller_hears_it() {
        // Given
        asterisk.callees()
                .on(
                        "3314",
                        CalleeScript.answersAfter(SOON).thenPresses(SOON, "9").thenHolds(SOON));
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");

        // Then
        probe.awaitEvent("ChannelHold", "b-1");
        assertThat(call.heardDigits()).isEqualTo("9");
        assertThat(call.mediaStates()).containsExactly(MediaState.MUSIC);

        // When
        asterisk.awaitDialled("3314").unholds();

        // Then
        probe.awaitEvent("ChannelUnhold", "b-1");
        assertThat(call.mediaStates()).isEmpty();
    }

    @Test
    void callee_transfers_the_caller_who_comes_back_as_a_call_of_its_own() {
        // Given
        asterisk.callees()
                .on(
                        "3314",
                        CalleeScript.answersAfter(SOON)
                                .thenTransfers(SOON, "3180")
                                .thenHangsUp(SOON));
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");

        // Then
        JsonNode transfer = probe.awaitEvent("BridgeBlindTransfer", "b-1");
        assertThat(transfer.path("exten").asText()).isEqualTo("3180");
        assertThat(transfer.at("/transferee/id").asText()).isEqualTo(call.channelId());
        String half = transfer.at("/replace_channel/id").asText();
        assertThat(probe.story(half)).containsExactly("StasisStart", "ChannelEnteredBridge");
        assertThat(call.isBridgedWith(half)).isTrue();
        assertThat(asterisk.requestLog().eventTypes("b-1")).contains("BridgeBlindTransfer");
        probe.awaitEvent("StasisEnd", "b-1");
    }

    @Test
    void caller_who_is_left_to_the_application_is_told_what_it_reports() {
        // Given
        CallerScript script = CallerScript.patient().thenTransfers(SOON, "3180");
        SimulatedCall call = asterisk.call("1000").following(script).place();
        String path = "/channels/" + call.channelId();
        probe.send("POST", path + "/variable?variable=PJSIP_TRANSFER_HANDLING()&value=ari-only");

        // When
        probe.send("POST", path + "/answer");
        probe.awaitEvent("ChannelTransfer");
        int status = probe.status("POST", path + "/transfer_progress?states=channel_unavailable");

        // Then
        assertThat(status).isEqualTo(204);
        call.awaitTransferSignal(503);
        assertThat(call.transferSignals()).containsExactly(202, 100, 503);
    }

    @Test
    void zombie_socket_executes_one_more_request_and_is_cut() {
        // Given
        asterisk.faults().makeZombies();

        // When
        SimulatedCall lost = asterisk.call("1000").placeInto("b2bua");
        probe.request("r-1", "POST", "bridges/br-1");

        // Then
        await().until(probe::isClosed);
        assertThat(asterisk.bridges()).containsExactly("br-1");
        assertThat(lost.isEnded()).isFalse();
        assertThat(probe.types()).containsExactly("ApplicationRegistered");
    }

    @Test
    void same_share_of_events_is_dropped_in_every_run() {
        // Given
        asterisk.faults().onEvent("ChannelVarset").dropPercent(50, 7);

        // When
        asterisk.flood("b2bua", 100);
        probe.ask("r-1", "GET", "asterisk/ping");

        // Then
        assertThat(probe.types().stream().filter("ChannelVarset"::equals)).hasSizeBetween(30, 70);
    }

    @Test
    void channels_overtake_each_other_and_each_keeps_its_order() {
        // Given
        asterisk.faults().onAnyEvent().reorderChannels(Duration.ofMillis(50), 1);
        List<SimulatedCall> calls = List.of(
                asterisk.call("1").place(),
                asterisk.call("2").place(),
                asterisk.call("3").place());

        // When
        calls.forEach(SimulatedCall::cancel);

        // Then
        for (SimulatedCall call : calls) {
            probe.awaitEvent("StasisEnd", call.channelId());
            assertThat(probe.story(call.channelId()))
                    .containsExactly("StasisStart", "ChannelHangupRequest 127/487", "StasisEnd");
        }
    }
}
