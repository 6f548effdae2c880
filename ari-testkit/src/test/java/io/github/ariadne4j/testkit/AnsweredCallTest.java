package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnsweredCallTest {
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
    void caller_hears_ringing_and_answer_of_callee_through_the_bridge() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        // When
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");

        // Then
        call.awaitAnswered();
        assertThat(call.signals()).containsExactly(180, 200);
        assertThat(call.isBridgedWith("b-1")).isTrue();
        assertThat(asterisk.requestLog().count(Operation.DIAL, "b-1")).isEqualTo(1);
    }

    @Test
    void tells_the_story_of_a_call_that_the_caller_hangs_up() {
        // Given
        SimulatedCall call = asterisk.call("1000").dialling("3314").placeInto("b2bua", "in");
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");
        call.awaitAnswered();

        // When
        call.hangUp();
        call.awaitEnded();
        probe.send("DELETE", "/channels/b-1");
        probe.awaitEvent("ChannelDestroyed", "b-1");
        probe.send("DELETE", "/bridges/br-b-1");
        asterisk.awaitQuiet();

        // Then
        probe.awaitEvent("BridgeDestroyed");
        assertThat(probe.story(call.channelId()))
                .containsExactly(
                        "StasisStart",
                        "ChannelEnteredBridge",
                        "ChannelStateChange Up",
                        "ChannelHangupRequest",
                        "ChannelLeftBridge",
                        "StasisEnd",
                        "ChannelHangupRequest 16 soft",
                        "ChannelDestroyed 16");
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1"))
                .containsExactly(
                        "StasisStart",
                        "ChannelEnteredBridge",
                        "Dial",
                        "ChannelStateChange Ringing",
                        "Dial RINGING",
                        "ChannelStateChange Up",
                        "Dial ANSWER",
                        "ChannelHangupRequest 32 soft",
                        "ChannelLeftBridge",
                        "StasisEnd",
                        "ChannelDestroyed 16");
    }

    @Test
    void callee_who_hangs_up_first_leaves_the_caller_in_the_bridge() {
        // Given
        asterisk.callees().on("3314", CalleeScript.silent());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        callee.answers();
        call.awaitAnswered();
        assertThat(callee.isBridgedWith(call.channelId())).isTrue();

        // When
        callee.hangsUp();

        // Then
        callee.awaitEnded();
        assertThat(asterisk.dialled("3314")).isEmpty();
        assertThat(callee.hangupCause()).isEqualTo(16);
        assertThat(call.isEnded()).isFalse();
        assertThat(callee.displayedCaller()).isEqualTo("1000");
        assertThat(probe.json("GET", "/channels/" + call.channelId())
                        .path("state")
                        .asText())
                .isEqualTo("Up");
    }

    @Test
    void caller_without_originator_is_not_told_as_destroyed() {
        // Given
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        probe.send("POST", "/channels/" + call.channelId() + "/answer");

        // When
        call.hangUp();

        // Then
        call.awaitEnded();
        probe.awaitEvent("StasisEnd", call.channelId());
        assertThat(probe.story(call.channelId()))
                .containsExactly("StasisStart", "ChannelStateChange Up", "ChannelHangupRequest", "StasisEnd");
        assertThat(call.hangupCause()).isZero();
    }
}
