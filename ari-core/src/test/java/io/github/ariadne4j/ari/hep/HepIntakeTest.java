package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HepIntakeTest {
    private static final InetSocketAddress SENDER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private static final byte[] BYE =
            HepDatagram.sip(SipSamples.request("BYE", 2, "", "")).bytes();
    private static final byte[] NOISE = "canary".getBytes(StandardCharsets.UTF_8);

    private final AtomicLong nanos = new AtomicLong();
    private final List<SipMessage> told = new ArrayList<>();
    private final List<RtcpMessage> reports = new ArrayList<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(HepIntake.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
        log.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        log.setAdditive(true);
        log.detachAppender(logged);
    }

    @Test
    void each_datagram_is_counted_once() {
        // Given
        HepIntake intake = intake(HepSettings.onLoopback(0));
        byte[] other = HepDatagram.between(SENDER, SENDER).with(11, 1, 100).bytes();
        byte[] rtcp = HepDatagram.rtcp(SENDER, SENDER, "a@phone", "{\"report_blocks\":[]}")
                .bytes();

        // When
        take(intake, BYE, BYE, rtcp, other, NOISE);

        // Then
        assertThat(intake.statistics()).isEqualTo(new HepStatistics(2, 1, 1, 1, 0, 0, 0));
        assertThat(told).extracting(SipMessage::method).containsExactly("BYE", "BYE");
        assertThat(reports).extracting(RtcpMessage::callId).containsExactly("a@phone");
    }

    @Test
    void another_password_is_counted_and_not_told() {
        // Given
        HepIntake intake = intake(new HepSettings(SENDER, "secret", 10));

        // When
        take(intake, BYE);

        // Then
        assertThat(intake.statistics()).isEqualTo(new HepStatistics(0, 0, 0, 0, 1, 0, 0));
        assertThat(told).isEmpty();
        assertThat(warnings()).hasSize(1).allMatch(warning -> !warning.contains("secret"));
    }

    @Test
    void what_exceeds_the_bound_of_a_second_is_dropped_and_counted() {
        // Given
        HepIntake intake = intake(HepSettings.onLoopback(0).withMostPerSecond(2));

        // When
        take(intake, BYE, BYE, BYE);
        pass(Duration.ofMillis(999));
        take(intake, BYE);
        pass(Duration.ofMillis(1));
        take(intake, BYE);

        // Then
        assertThat(intake.statistics()).isEqualTo(new HepStatistics(3, 0, 0, 0, 0, 2, 0));
    }

    @Test
    void malformed_datagrams_are_told_once_a_minute_without_their_text() {
        // Given
        HepIntake intake = intake(HepSettings.onLoopback(0));

        // When
        take(intake, NOISE, NOISE, NOISE);
        pass(Duration.ofSeconds(59));
        take(intake, NOISE);
        pass(Duration.ofSeconds(1));
        take(intake, NOISE);

        // Then
        assertThat(warnings()).hasSize(2).allMatch(warning -> !warning.contains("canary"));
        assertThat(warnings().get(0)).contains("127.0.0.1:40000");
        assertThat(warnings().get(1)).contains("3 more");
    }

    @Test
    void a_listener_that_throws_is_counted_and_told_again() {
        // Given
        HepIntake intake = new HepIntake(
                HepSettings.onLoopback(0),
                message -> {
                    told.add(message);
                    throw new IllegalStateException("of the listener");
                },
                report -> {},
                nanos::get);

        // When
        take(intake, BYE, BYE);

        // Then
        assertThat(told).hasSize(2);
        assertThat(intake.statistics()).isEqualTo(new HepStatistics(0, 0, 0, 0, 0, 0, 2));
        assertThat(warnings()).hasSize(1);
    }

    private HepIntake intake(HepSettings settings) {
        return new HepIntake(settings, told::add, reports::add, nanos::get);
    }

    private static void take(HepIntake intake, byte[]... datagrams) {
        for (byte[] datagram : datagrams) {
            intake.take(datagram, datagram.length, SENDER);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private List<String> warnings() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
