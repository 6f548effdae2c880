package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapWriterTest {
    @Test
    void a_file_without_messages_is_its_header() throws IOException {
        assertThat(written()).hasSize(24).startsWith(0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4);
    }

    @Test
    void a_packet_has_the_time_of_its_message_in_microseconds_and_its_bytes_behind_the_headers() throws IOException {
        // Given
        SipMessage bye = message("192.0.2.1", "198.51.100.7");

        // When
        ByteBuffer record = ByteBuffer.wrap(written(bye)).position(24).slice();

        // Then
        assertThat(record.getInt()).isEqualTo((int) HepDatagram.TIME.getEpochSecond());
        assertThat(record.getInt()).isEqualTo(123_456);
        int length = record.getInt();
        assertThat(length).isEqualTo(record.getInt()).isEqualTo(record.remaining());
        byte[] sip = new byte[length - 28];
        record.position(record.position() + 28).get(sip);
        assertThat(sip).isEqualTo(bye.bytes());
    }

    @Test
    void addresses_of_two_kinds_become_ipv6() throws IOException {
        // When
        byte[] file = written(message("192.0.2.1", "2001:db8::2"));

        // Then
        ByteBuffer packet = ByteBuffer.wrap(file).position(40).slice();
        assertThat(packet.get(0) >> 4).isEqualTo(6);
        assertThat(packet.getInt(8 + 8)).isEqualTo(0xffff);
        assertThat(packet.getInt(8 + 12)).isEqualTo(0xc0000201);
    }

    private static SipMessage message(String source, String destination) {
        return new SipMessage(
                HepDatagram.TIME,
                HepDatagram.address(source, 5060),
                HepDatagram.address(destination, 5062),
                SipMessage.Transport.UDP,
                SipSamples.CALL_ID,
                0,
                "BYE",
                2,
                SipSamples.request("BYE", 2, "", ""));
    }

    private static byte[] written(SipMessage... messages) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PcapWriter.write(List.of(messages), file);
        return file.toByteArray();
    }
}
