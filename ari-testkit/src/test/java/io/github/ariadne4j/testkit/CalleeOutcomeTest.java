package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalleeOutcomeTest {
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

    @ParameterizedTest
    @CsvSource({"486,17", "603,21", "404,1", "503,34", "480,19", "487,127", "484,28"})
    void callee_who_rejects_ends_with_the_cause_of_its_sip_status(int sipStatus, int cause) {
        // Given
        asterisk.callees().on("3314", CalleeScript.rejects(sipStatus));

        // When
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/channels/b-1/dial?timeout=30");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        String causes = " " + cause + "/" + sipStatus;
        assertThat(probe.story("b-1"))
                .containsExactly(
                        "StasisStart",
                        "Dial",
                        "ChannelHangupRequest" + causes,
                        "StasisEnd",
                        "ChannelDestroyed" + causes);
    }

    @Test
    void callee_who_does_not_answer_ends_with_the_dial_timeout() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsForever());

        // When
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/channels/b-1/dial?timeout=1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1"))
                .containsExactly(
                        "StasisStart",
                        "Dial",
                        "ChannelStateChange Ringing",
                        "Dial RINGING",
                        "ChannelHangupRequest 32 soft",
                        "StasisEnd",
                        "ChannelDestroyed 19/480");
    }

    @Test
    void early_media_reaches_the_caller_and_leaves_the_callee_down() {
        // Given
        asterisk.callees().on("3314", CalleeScript.silent());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");

        // When
        asterisk.awaitDialled("3314").sendsEarlyMedia();

        // Then
        call.awaitSignal(183);
        assertThat(probe.json("GET", "/channels/b-1").path("state").asText()).isEqualTo("Down");
        asterisk.awaitDialled("3314").answers();
        call.awaitAnswered();
        assertThat(call.signals()).containsExactly(183, 200);
    }

    @Test
    void caller_who_cancels_leaves_the_callee_ringing() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");
        call.awaitSignal(180);

        // When
        call.cancel();

        // Then
        call.awaitEnded();
        assertThat(call.finalSipStatus()).isEqualTo(487);
        assertThat(asterisk.channels()).containsExactly("b-1");
        probe.awaitEvent("ChannelDestroyed", call.channelId());
        assertThat(probe.story(call.channelId()))
                .containsExactly(
                        "StasisStart",
                        "ChannelEnteredBridge",
                        "ChannelHangupRequest 127/487",
                        "ChannelLeftBridge",
                        "StasisEnd",
                        "ChannelHangupRequest 16/487 soft",
                        "ChannelDestroyed 127/487");
    }

    @Test
    void unknown_endpoint_fails_the_creation_and_still_subscribes_to_the_originator() {
        // Given
        asterisk.callees().on("PJSIP/11@nosuch", CalleeScript.unknownEndpoint());
        SimulatedCall call = asterisk.call("1000").dialling("11").place();

        // When
        var response = probe.send(
                "POST", "/channels/create?app=b2bua&endpoint=PJSIP/11@nosuch&originator=" + call.channelId());

        // Then
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"Allocation failed\"}");
        probe.send("DELETE", "/channels/" + call.channelId() + "?reason_code=3");
        probe.awaitEvent("ChannelDestroyed", call.channelId());
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(404);
    }

    @Test
    void channel_that_never_shows_up_is_gone_without_an_event() {
        // Given
        asterisk.callees().on("3314", CalleeScript.neverShowsUp());

        // When
        int status = probe.status("POST", "/channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-1");

        // Then
        assertThat(status).isEqualTo(200);
        asterisk.awaitNoChannels(Duration.ofSeconds(10));
        assertThat(probe.status("GET", "/channels/b-1")).isEqualTo(404);
        assertThat(probe.story("b-1")).isEmpty();
    }

    @Test
    void stasis_start_may_come_before_the_response_to_the_creation() {
        // Given
        asterisk.callees().on("3314", CalleeScript.silent().enteringStasisBeforeResponse());
        asterisk.faults().on(Operation.CREATE_CHANNEL).delayReply(Duration.ofSeconds(2));

        // When
        CompletableFuture<?> creating = CompletableFuture.supplyAsync(
                () -> probe.send("POST", "/channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-1"));

        // Then
        probe.awaitEvent("StasisStart", "b-1");
        assertThat(creating).isNotDone();
    }

    @Test
    void answer_may_cross_our_hangup() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsForever().answeringIntoHangup());
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/channels/b-1/dial");
        probe.awaitEvent("ChannelStateChange", "b-1");

        // When
        probe.send("DELETE", "/channels/b-1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1"))
                .endsWith(
                        "ChannelHangupRequest 32 soft",
                        "ChannelStateChange Up",
                        "Dial ANSWER",
                        "StasisEnd",
                        "ChannelDestroyed 16");
    }

    @Test
    void redirection_is_told_as_a_dial_that_was_cancelled_three_times() {
        // Given
        asterisk.callees().on("3314", CalleeScript.rejects(302));
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1"))
                .endsWith(
                        "Dial CANCEL",
                        "Dial CANCEL",
                        "ChannelHangupRequest 23/302",
                        "Dial CANCEL",
                        "ChannelLeftBridge",
                        "StasisEnd",
                        "ChannelDestroyed 23/302");
        assertThat(call.signals()).containsExactly(181);
    }

    @Test
    void second_dial_while_down_ends_the_channel() {
        // Given
        asterisk.callees().on("3314", CalleeScript.silent());
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/channels/b-1/dial");
        asterisk.awaitDialled("3314");

        // When
        int status = probe.status("POST", "/channels/b-1/dial");

        // Then
        assertThat(status).isEqualTo(204);
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1")).endsWith("ChannelHangupRequest", "StasisEnd", "ChannelDestroyed 16");
    }

    @Test
    void scripts_of_one_number_are_used_call_by_call() {
        // Given
        asterisk.callees().on("33*", CalleeScript.busy(), CalleeScript.answersAfter(Duration.ZERO));

        // When
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/channels/b-1/dial");
        probe.create("b-2", "SIP/peer/3314", "");
        probe.send("POST", "/channels/b-2/dial");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        probe.awaitEvent("ChannelStateChange", "b-2");
        assertThat(asterisk.channels()).containsExactly("b-2");
    }
}
