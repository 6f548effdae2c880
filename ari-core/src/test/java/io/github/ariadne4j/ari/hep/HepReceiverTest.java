package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HepReceiverTest {
    private final List<SipMessage> told = new CopyOnWriteArrayList<>();
    private final HepReceiver receiver = HepReceiver.listen(HepSettings.onLoopback(0), told::add);
    private DatagramSocket asterisk;

    @BeforeEach
    void open() throws IOException {
        asterisk = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        asterisk.close();
        receiver.close();
    }

    @Test
    void messages_are_told_in_the_order_in_which_they_come() throws IOException {
        // When
        for (String message : SipSamples.all()) {
            send(HepDatagram.sip(message).bytes(), receiver.address());
        }

        // Then
        await().until(() -> told.size() == SipSamples.all().size());
        assertThat(told)
                .extracting(SipMessage::method)
                .containsExactly("INVITE", "INVITE", "INVITE", "ACK", "REGISTER", "INFO", "BYE");
        assertThat(told).noneMatch(message -> message.wire().contains("canary"));
        await().until(() -> receiver.statistics().messages() == told.size());
    }

    @Test
    void the_largest_datagram_is_taken_whole_and_an_empty_one_is_malformed() throws IOException {
        // Given
        String subject = "Subject: " + "x".repeat(64_000) + "\r\n";

        // When
        send(new byte[0], receiver.address());
        send(HepDatagram.sip(SipSamples.request("INVITE", 1, subject, "")).bytes(), receiver.address());

        // Then
        await().until(() -> told.size() == 1);
        assertThat(told.get(0).headers()).contains(subject);
        assertThat(receiver.statistics().malformed()).isEqualTo(1);
    }

    @Test
    void a_port_that_is_taken_is_named() {
        assertThatExceptionOfType(AriConnectionException.class)
                .isThrownBy(() -> HepReceiver.listen(HepSettings.at(receiver.address(), ""), told::add))
                .withMessageContaining(":" + receiver.address().getPort());
    }

    @Test
    void once_closed_its_port_is_free() {
        // Given
        HepSettings settings = HepSettings.onLoopback(UnusedPort.find());
        HepReceiver before = HepReceiver.listen(settings, told::add);

        // When
        before.close();
        before.close();

        // Then
        HepReceiver.listen(settings, told::add).close();
    }

    @Test
    void the_listener_may_close_it() throws Exception {
        // Given
        CompletableFuture<HepReceiver> self = new CompletableFuture<>();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        HepReceiver closing = HepReceiver.listen(HepSettings.onLoopback(0), message -> {
            self.join().close();
            closed.complete(true);
        });
        self.complete(closing);

        // When
        send(HepDatagram.sip(SipSamples.all().get(0)).bytes(), closing.address());

        // Then
        assertThat(closed.get(5, TimeUnit.SECONDS)).isTrue();
    }

    private void send(byte[] datagram, SocketAddress to) throws IOException {
        asterisk.send(new DatagramPacket(datagram, datagram.length, to));
    }
}
