package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.hep.HepOutcome.Malformed;
import io.github.ariadne4j.ari.hep.HepOutcome.Message;
import io.github.ariadne4j.ari.hep.HepOutcome.Other;
import io.github.ariadne4j.ari.hep.HepOutcome.Rtcp;
import io.github.ariadne4j.ari.hep.HepOutcome.WrongPassword;
import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HepDecoderTest {
    private static final InetSocketAddress RTP = new InetSocketAddress("192.0.2.1", 10_001);
    private static final InetSocketAddress OTHER_RTP = new InetSocketAddress("198.51.100.7", 10_003);
    private static final String INVITE =
            SipSamples.request("INVITE", 1, "Content-Type: application/sdp\r\n", SipSamples.SDP);

    @Test
    void an_invite_is_read_with_addresses_and_time() {
        // When
        SipMessage invite = message(HepDatagram.sip(INVITE));

        // Then
        assertThat(invite.time()).isEqualTo(HepDatagram.TIME);
        assertThat(invite.source()).isEqualTo(new InetSocketAddress("192.0.2.1", 5060));
        assertThat(invite.destination()).isEqualTo(new InetSocketAddress("198.51.100.7", 5062));
        assertThat(invite.transport()).isEqualTo(SipMessage.Transport.UDP);
        assertThat(invite.callId()).isEqualTo(SipSamples.CALL_ID);
        assertThat(invite.isRequest()).isTrue();
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.sequence()).isEqualTo(1);
        assertThat(invite.firstLine()).isEqualTo("INVITE sip:3314@198.51.100.7 SIP/2.0");
        assertThat(invite.headers()).startsWith("Via: ").endsWith("Content-Length: " + SipSamples.SDP.length());
        assertThat(invite.body()).isEqualTo(SipSamples.SDP);
        assertThat(invite.bytes()).isEqualTo(INVITE.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_response_has_the_status_and_the_method_that_it_answers() {
        // When
        SipMessage ringing = message(HepDatagram.sip(SipSamples.response(180, "Ringing", "INVITE", 7)));

        // Then
        assertThat(ringing.isRequest()).isFalse();
        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.method()).isEqualTo("INVITE");
        assertThat(ringing.sequence()).isEqualTo(7);
        assertThat(ringing.body()).isEmpty();
    }

    @Test
    void addresses_may_be_ipv6_and_the_transport_tcp() {
        // Given
        InetSocketAddress source = new InetSocketAddress("2001:db8::1", 5060);
        InetSocketAddress destination = new InetSocketAddress("2001:db8::2", 40_000);

        // When
        SipMessage invite = message(new HepDatagram().with(2, 1, 6), HepDatagram.sip(INVITE, source, destination));

        // Then
        assertThat(invite.source()).isEqualTo(source);
        assertThat(invite.destination()).isEqualTo(destination);
        assertThat(invite.transport()).isEqualTo(SipMessage.Transport.TCP);
    }

    @Test
    void headers_may_have_their_compact_names_be_folded_and_lines_end_with_lf_only() {
        // Given
        String careless = "BYE sip:x SIP/2.0\ni : \n folded@host\ncseq: 12  BYE\n\nbody";

        // When
        SipMessage bye = message(HepDatagram.sip(careless));

        // Then
        assertThat(bye.callId()).isEqualTo("folded@host");
        assertThat(bye.sequence()).isEqualTo(12);
        assertThat(bye.body()).isEqualTo("body");
    }

    @Test
    void text_is_utf_8_and_the_bytes_stay_as_they_were() {
        // Given
        String name = SipSamples.request("INVITE", 1, "Subject: Jürgen\r\n", "");
        String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        // When
        SipMessage invite = message(HepDatagram.sip(bytes));

        // Then
        assertThat(invite.headers()).contains("Subject: Jürgen");
        assertThat(invite.bytes()).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_report_of_rtcp_is_read_as_asterisk_writes_it() {
        // Given
        String json =
                "{\"ssrc\":1787844230,\"type\":200,\"report_count\":1,\"sender_information\":{\"ntp_timestamp_sec\":"
                        + "\"1795919548\",\"ntp_timestamp_usec\":\"117962\",\"rtp_timestamp\":80000,\"packets\":500,"
                        + "\"octets\":80000},\"report_blocks\":[{\"source_ssrc\":986363612,\"fraction_lost\":3,"
                        + "\"packets_lost\":7,\"highest_seq_no\":57068,\"ia_jitter\":9,\"lsr\":\"4121716003\",\"dlsr\":327680}]}";

        // Then
        assertThat(decoded("", HepDatagram.rtcp(RTP, OTHER_RTP, "a@phone", json)))
                .isEqualTo(new Rtcp(new RtcpMessage(
                        HepDatagram.TIME,
                        RTP,
                        OTHER_RTP,
                        "a@phone",
                        new RtcpReport(
                                500L, List.of(new RtcpReport.Block(986_363_612, 3, 7, 9, 4_121_716_003L, 327_680))))));
    }

    @Test
    void what_says_that_it_is_rtcp_and_is_no_json_is_malformed_and_other_kinds_are_passed_over() {
        assertThat(decoded("", HepDatagram.rtcp(RTP, OTHER_RTP, "a@phone", "{\"ssrc\":")))
                .isInstanceOf(Malformed.class);
        assertThat(decoded("", HepDatagram.between(RTP, OTHER_RTP).with(11, 1, 100)))
                .isEqualTo(new Other(100));
    }

    @Test
    void the_password_has_to_be_the_right_one_where_one_is_set() {
        assertThat(decoded("secret", HepDatagram.sip(INVITE).password("secret")))
                .isInstanceOf(Message.class);
        assertThat(decoded("secret", HepDatagram.sip(INVITE).password("secreT")))
                .isInstanceOf(WrongPassword.class);
        assertThat(decoded("secret", HepDatagram.sip(INVITE).password(""))).isInstanceOf(WrongPassword.class);
        assertThat(decoded("secret", HepDatagram.sip(INVITE))).isInstanceOf(WrongPassword.class);
        assertThat(decoded("", HepDatagram.sip(INVITE).password("any"))).isInstanceOf(Message.class);
    }

    @Test
    void chunks_of_vendors_and_unknown_ones_are_passed_over() {
        // Given
        HepDatagram datagram = new HepDatagram().with(9, 15, 3, new byte[3]).with(999, new byte[7]);

        // Then
        assertThat(message(datagram, HepDatagram.sip(INVITE)).method()).isEqualTo("INVITE");
    }

    @Test
    void each_datagram_that_is_cut_off_is_malformed() {
        // Given
        byte[] whole = HepDatagram.sip(INVITE).bytes();

        // Then
        for (int length = 0; length < whole.length; length++) {
            assertThat(new HepDecoder("").decode(whole, length)).isInstanceOf(Malformed.class);
            assertThat(new HepDecoder("").decode(Arrays.copyOf(whole, length), length))
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void a_chunk_that_lies_about_its_length_is_malformed() {
        assertThat(decoded("", HepDatagram.sip(INVITE).with(0, 20, 5, new byte[0])))
                .isInstanceOf(Malformed.class);
        assertThat(decoded("", HepDatagram.sip(INVITE).with(0, 20, -1, new byte[0])))
                .isInstanceOf(Malformed.class);
        assertThat(decoded("", HepDatagram.sip(INVITE).with(0, 20, -6, new byte[0])))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "INVITE sip:x SIP/2.0",
                "INVITE sip:x SIP/2.0\r\nCall-ID: x\r\n\r\n",
                "INVITE sip:x SIP/2.0\r\nCSeq: 1 INVITE\r\n\r\n",
                "INVITE sip:x SIP/2.0\r\nCall-ID: x\r\nCSeq: INVITE\r\n\r\n",
                "INVITE sip:x SIP/2.0\r\nCall-ID: x\r\nCSeq: 99999999999 INVITE\r\n\r\n",
                "INVITE sip:x HTTP/1.1\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n\r\n",
                "SIP/2.0 999 OK\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n\r\n",
                "SIP/2.0 2000 OK\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n\r\n",
            })
    void what_is_no_sip_is_malformed(String payload) {
        assertThat(decoded("", HepDatagram.sip(payload))).isInstanceOf(Malformed.class);
    }

    @Test
    void a_datagram_without_time_or_addresses_is_malformed() {
        // Given
        HepDatagram bare = new HepDatagram().with(11, 1, 1).with(15, INVITE.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(decoded("", bare)).isInstanceOf(Malformed.class);
    }

    @Test
    void the_text_that_a_message_shows_of_itself_has_no_number() {
        assertThat(message(HepDatagram.sip(INVITE)).toString())
                .contains("INVITE")
                .doesNotContain("3314", "1000");
    }

    private static SipMessage message(HepDatagram datagram) {
        return ((Message) decoded("", datagram)).message();
    }

    private static SipMessage message(HepDatagram first, HepDatagram rest) {
        byte[] chunks = rest.bytes();
        byte[] before = first.bytes();
        byte[] both = Arrays.copyOf(before, before.length + chunks.length - 6);
        System.arraycopy(chunks, 6, both, before.length, chunks.length - 6);
        both[4] = (byte) (both.length >> 8);
        both[5] = (byte) both.length;
        return ((Message) new HepDecoder("").decode(both, both.length)).message();
    }

    private static HepOutcome decoded(String password, HepDatagram datagram) {
        byte[] bytes = datagram.bytes();
        return new HepDecoder(password).decode(bytes, bytes.length);
    }
}
