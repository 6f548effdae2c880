package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @Test
    void holds_a_hundred_thousand_channels() {
        // Given
        try (AriSimulator asterisk = AriSimulator.start();
                Onlooker onlooker = Onlooker.of(asterisk, "b2bua")) {
            // When
            var calls = IntStream.range(0, HUNDRED_THOUSAND)
                    .mapToObj(number -> asterisk.call("c" + number).placeInto("b2bua"))
                    .toList();

            // Then
            assertThat(asterisk.channels()).hasSize(HUNDRED_THOUSAND);
            await().atMost(A_MINUTE).until(() -> onlooker.count("StasisStart") == HUNDRED_THOUSAND);

            // When
            calls.forEach(SimulatedCall::cancel);

            // Then
            asterisk.awaitQuiet(A_MINUTE);
            await().atMost(A_MINUTE).until(() -> onlooker.count("StasisEnd") == HUNDRED_THOUSAND);
        }
    }

    @Test
    void hundreds_of_calls_at_once_end_well() {
        // Given
        try (AriSimulator asterisk = AriSimulator.start();
                AriProbe probe = AriProbe.connect(asterisk, "b2bua")) {
            asterisk.callees().otherwise(CalleeScript.answersThenHangsUp(Duration.ofMillis(5), Duration.ofMillis(5)));

            // When
            var calls = IntStream.range(0, 300)
                    .mapToObj(number -> asterisk.call("c" + number).place())
                    .toList();
            calls.forEach(call -> probe.connect(call.channelId(), "b-" + call.channelId(), "PJSIP/3314@peer"));

            // Then
            calls.forEach(SimulatedCall::awaitAnswered);
            calls.forEach(SimulatedCall::hangUp);
            asterisk.awaitNoChannels(A_MINUTE);
            assertThat(asterisk.bridges()).hasSize(300);
        }
    }

    @Test
    void virtual_time_lets_a_minute_of_ringing_pass_at_once() {
        // Given
        ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));
        try (AriSimulator asterisk =
                        AriSimulator.start(SimulatorSettings.defaults().withTimers(() -> time));
                AriProbe probe = AriProbe.connect(asterisk, "b2bua")) {
            asterisk.callees().on("3314", CalleeScript.ringsForever());
            probe.send("POST", "/channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-1");
            time.advance(Duration.ofMillis(1));
            probe.send("POST", "/channels/b-1/dial?timeout=60");

            // When
            time.advance(Duration.ofSeconds(61));

            // Then
            probe.awaitEvent("ChannelDestroyed", "b-1");
            assertThat(probe.story("b-1")).endsWith("StasisEnd", "ChannelDestroyed 19/480");
        }
    }
}
