package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.real.Tshark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiresharkIT {
    @TempDir
    private Path folder;

    @Test
    void tshark_reads_methods_statuses_and_addresses_of_ipv4() throws IOException {
        // When
        Path file = write("192.0.2.1", "198.51.100.7");

        // Then
        assertThat(Tshark.read(file, "ip.src", "udp.dstport", "sip.Method", "sip.Status-Code", "sip.Call-ID"))
                .containsExactly(
                        row("192.0.2.1", "INVITE", ""),
                        row("192.0.2.1", "", "180"),
                        row("192.0.2.1", "", "200"),
                        row("192.0.2.1", "ACK", ""),
                        row("192.0.2.1", "REGISTER", ""),
                        row("192.0.2.1", "INFO", ""),
                        row("192.0.2.1", "BYE", ""));
    }

    @Test
    void tshark_reads_ipv6() throws IOException {
        assertThat(Tshark.read(write("2001:db8::1", "2001:db8::2"), "ipv6.src", "sip.Method"))
                .contains("2001:db8::1\tINVITE", "2001:db8::1\tBYE")
                .hasSize(7);
    }

    @Test
    void each_checksum_is_right() throws IOException {
        // Given
        String good = "1";

        // Then
        assertThat(Tshark.read(write("192.0.2.1", "198.51.100.7"), "ip.checksum.status", "udp.checksum.status"))
                .hasSize(7)
                .containsOnly(good + '\t' + good);
        assertThat(Tshark.read(write("2001:db8::1", "2001:db8::2"), "udp.checksum.status"))
                .hasSize(7)
                .containsOnly(good);
        assertThat(Tshark.read(write("192.0.2.1", "2001:db8::2"), "udp.checksum.status"))
                .containsOnly(good);
    }

    private static String row(String source, String method, String status) {
        return String.join("\t", source, "40062", method, status, SipSamples.CALL_ID);
    }

    /** Writes a file with ports that Wireshark does not associate with SIP. */
    private Path write(String source, String destination) throws IOException {
        List<SipMessage> messages = SipSamples.all().stream()
                .map(sample -> HepDatagram.sip(sample).bytes())
                .map(bytes -> ((HepOutcome.Message) new HepDecoder("").decode(bytes, bytes.length)).message())
                .map(message -> between(source, destination, message))
                .toList();
        Path file = folder.resolve("call.pcap");
        try (OutputStream out = Files.newOutputStream(file)) {
            PcapWriter.write(messages, out);
        }
        return file;
    }

    private static SipMessage between(String source, String destination, SipMessage message) {
        return new SipMessage(
                message.time(),
                HepDatagram.address(source, 40_060),
                HepDatagram.address(destination, 40_062),
                message.transport(),
                message.callId(),
                message.status(),
                message.method(),
                message.sequence(),
                message.wire());
    }
}
