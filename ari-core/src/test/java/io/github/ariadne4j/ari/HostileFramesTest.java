package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostileFramesTest {
    private static final int FRAMES = 5_000;
    private static final String EVENT = """
            {"type":"ChannelStateChange","timestamp":"2026-01-01T00:00:00.000+0000","application":"b2bua",\
            "asterisk_id":"aa:bb","channel":{"id":"c1","name":"PJSIP/x-1","state":"Up","caller":{"name":"","number":"1"},\
            "dialplan":{"context":"in","exten":"1","priority":1},"creationtime":"2026-01-01T00:00:00.000+0000"}}""";

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @RegisterExtension
    final LogBook log = new LogBook();

    @Test
    void no_frame_closes_the_socket_or_keeps_the_next_event_from_coming() {
        AriSimulator asterisk = ASTERISK.simulator();
        Random random = new Random(42);
        AtomicBoolean last = new AtomicBoolean();
        try (AriClient ari = connected(asterisk)) {
            ari.events().subscribe(EventSelector.of(AriEvent.class), event -> {
                if (event instanceof UnknownEvent unknown && "Last".equals(unknown.type())) {
                    last.set(true);
                }
            });
            ari.listen().toCompletableFuture().join();

            for (int number = 0; number < FRAMES; number++) {
                asterisk.faults().sendFrame(mutated(random));
            }
            asterisk.faults().sendFrame("{\"type\":\"Last\"}");

            await().atMost(Duration.ofSeconds(20)).untilTrue(last);
            assertThat(ari.state()).isEqualTo(ConnectionState.LISTENING);
            assertThat(ari.statistics().reconnects()).isZero();
            assertThat(ari.statistics().malformedEvents()).isBetween(FRAMES / 4L, (long) FRAMES);
        }
    }

    @Test
    void a_frame_that_is_no_event_is_reported_and_nothing_that_it_holds_writes_a_log_line() {
        AriSimulator asterisk = ASTERISK.simulator();
        try (AriClient ari = connected(asterisk)) {
            ari.listen().toCompletableFuture().join();

            asterisk.faults().sendFrame("{\"type\":x\n2026 ERROR forged");
            await().until(() -> !log.warnings().isEmpty());

            assertThat(ari.statistics().malformedEvents()).isEqualTo(1);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("a frame of 27 bytes is not an event")
                    .doesNotContain("forged", "\n");
        }
    }

    @Test
    void a_frame_larger_than_any_event_is_not_read_and_the_client_comes_back() {
        AriSimulator asterisk = ASTERISK.simulator();
        try (AriClient ari = connected(asterisk)) {
            ari.listen().toCompletableFuture().join();

            asterisk.faults().sendFrame("x".repeat((1 << 20) + 1));

            await().until(() -> ari.statistics().reconnects() == 1);
            assertThat(ari.statistics().malformedEvents()).isZero();
            assertThat(log.warnings()).anyMatch(line -> line.contains("1048576"));
        }
    }

    private static AriClient connected(AriSimulator asterisk) {
        return AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));
    }

    private static String mutated(Random random) {
        StringBuilder frame = new StringBuilder(EVENT);
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            int at = random.nextInt(frame.length());
            switch (random.nextInt(4)) {
                case 0 -> frame.setLength(at + 1);
                case 1 -> frame.setCharAt(at, (char) random.nextInt(1, 0xd7ff));
                case 2 -> frame.insert(at, "[{\"x\":".repeat(random.nextInt(200)));
                default -> frame.deleteCharAt(at).append(at);
            }
        }
        return frame.toString();
    }
}
