package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplacementTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriProbe probe;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        probe = AriProbe.connect(asterisk, "b2bua");
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ZERO));
        asterisk.callees().on("3180", CalleeScript.ringsForever());
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }

    @Test
    void call_takes_the_place_of_a_channel_in_the_bridge() {
        // Given
        SimulatedCall call = talking();

        // When
        SimulatedCall other = asterisk.call("1001").inPlaceOf(call.channelId());

        // Then
        other.awaitAnswered().awaitBridged();
        assertThat(other.isBridgedWith("b-1")).isTrue();
        assertThat(call.isBridgedWith("b-1")).isFalse();
        assertThat(call.isEnded()).isFalse();
        assertThat(probe.awaitEvent("StasisStart", other.channelId())
                        .at("/replace_channel/id")
                        .asText())
                .isEqualTo(call.channelId());
    }

    @Test
    void channel_in_no_bridge_ends_when_a_call_takes_its_place() {
        // Given
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        probe.send("POST", "/channels/" + call.channelId() + "/answer");
        call.awaitAnswered();

        // When
        SimulatedCall other = asterisk.call("1001").inPlaceOf(call.channelId());

        // Then
        call.awaitEnded();
        probe.awaitEvent("StasisEnd", call.channelId());
        assertThat(other.isAnswered()).isTrue();
        assertThat(asterisk.channels()).containsExactly(other.channelId());
    }

    @Test
    void unanswered_caller_cannot_be_replaced() {
        // Given
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        // When
        SimulatedCall other = asterisk.call("1001").inPlaceOf(call.channelId());

        // Then
        other.awaitEnded();
        assertThat(other.finalSipStatus()).isEqualTo(481);
        assertThat(call.isEnded()).isFalse();
    }

    @Test
    void ringing_channel_is_picked_up_without_an_event_of_the_bridge() {
        // Given
        SimulatedCall call = asterisk.call("1000").dialling("3180").place();
        probe.connect(call.channelId(), "b-1", "PJSIP/3180@peer");
        call.awaitSignal(180);

        // When
        SimulatedCall other = asterisk.call("1001").pickingUp("b-1");

        // Then
        probe.awaitEvent("StasisEnd", "b-1");
        assertThat(other.isBridgedWith(call.channelId())).isTrue();
        assertThat(probe.story(other.channelId())).containsExactly("StasisStart");
        assertThat(call.isAnswered()).isFalse();
    }

    @Test
    void telephone_that_rings_nowhere_cannot_be_picked_up() {
        // When
        SimulatedCall other = asterisk.call("1001").pickingUp("none");

        // Then
        other.awaitEnded();
        assertThat(other.finalSipStatus()).isEqualTo(486);
    }

    @Test
    void callee_connects_its_caller_with_the_caller_of_another_call() {
        // Given
        SimulatedCall call = talking();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        SimulatedCall second = asterisk.call("1002").dialling("3314").place();
        probe.connect(second.channelId(), "b-2", "PJSIP/3314@peer");
        second.awaitAnswered();

        // When
        callee.transfersTo(asterisk.awaitDialled("3314"));

        // Then
        probe.awaitEvent("BridgeAttendedTransfer");
        probe.awaitEvent("StasisEnd", "b-2");
        assertThat(List.of(call.isEnded(), second.isEnded(), callee.isEnded())).containsOnly(false);
    }

    @Test
    void console_redirects_a_channel_back_into_the_application() {
        // Given
        SimulatedCall call = talking();

        // When
        asterisk.console().redirect(call.channelId(), "3200");

        // Then
        await().untilAsserted(() ->
                assertThat(probe.story(call.channelId())).endsWith("ChannelLeftBridge", "StasisEnd", "StasisStart"));
        assertThat(call.isEnded()).isFalse();
    }

    @Test
    void console_takes_a_channel_out_of_its_bridge_and_destroys_the_bridge() {
        // Given
        SimulatedCall call = talking();

        // When
        asterisk.console().takeOutOfBridge(call.channelId());
        asterisk.console().destroyBridge("br-b-1");

        // Then
        probe.awaitEvent("ChannelLeftBridge", call.channelId());
        probe.awaitEvent("ChannelLeftBridge", "b-1");
        assertThat(asterisk.bridges()).isEmpty();
        assertThat(call.isEnded()).isFalse();
    }

    @Test
    void console_says_that_there_is_no_such_thing() {
        // Given
        SimulatedConsole console = asterisk.console();

        // When, Then
        assertThatThrownBy(() -> console.redirect("none", "3200")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> console.takeOutOfBridge("none")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> console.destroyBridge("none")).isInstanceOf(IllegalArgumentException.class);
    }

    private SimulatedCall talking() {
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        probe.connect(call.channelId(), "b-1", "PJSIP/3314@peer");
        return call.awaitAnswered();
    }
}
