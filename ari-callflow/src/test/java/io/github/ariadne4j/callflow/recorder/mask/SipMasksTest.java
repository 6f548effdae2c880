package io.github.ariadne4j.callflow.recorder.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.hep.SipMessage;
import io.github.ariadne4j.callflow.recorder.SipTelephone;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SipMasksTest {
    private static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=alice 1764366000 1764366000 IN IP4 192.0.2.1",
            "s=call of 491701234567",
            "c=IN IP4 192.0.2.1",
            "m=audio 49172 RTP/AVP 0",
            "a=rtpmap:0 PCMU/8000",
            "");

    private final NumberMasks numbers = new NumberMasks();
    private final SipMasks masks = new SipMasks(numbers);

    private static SipMessage message(String headers, String body) {
        String wire = "INVITE sip:331234567890@198.51.100.7:40062;user=phone SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 192.0.2.1:40060;branch=z9hG4bK776;rport\r\n" + headers
                + "Call-ID: 1764366000@192.0.2.1\r\nCSeq: 29331 INVITE\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        byte[] bytes = wire.getBytes(StandardCharsets.UTF_8);
        return SipTelephone.of(
                "1764366000@192.0.2.1", 0, "INVITE", 29_331, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private String masked(String... headers) {
        return masks.masked(message(String.join("\r\n", headers) + "\r\n", "")).text();
    }

    @Test
    void numbers_names_and_users_have_the_masks_of_the_rest_of_the_call() {
        String caller = numbers.number("491701234567");
        String callee = numbers.number("331234567890");
        String name = numbers.text("caller.name", "Jürgen Ö.");

        assertThat(masked(
                        "From: \"Jürgen Ö.\" <sip:491701234567@192.0.2.1>;tag=1928301774",
                        "To: <sips:331234567890@198.51.100.7>",
                        "P-Asserted-Identity: Bob Smith <tel:+491701234567>, <sip:alice@example.org>"))
                .contains(
                        "INVITE sip:" + callee + "@198.51.100.7:40062;user=phone SIP/2.0",
                        "From: \"" + name + "\" <sip:" + caller + "@192.0.2.1>;tag=1928301774",
                        "To: <sips:" + callee + "@198.51.100.7>")
                .doesNotContain("rgen", "Bob", "Smith", "alice", "491701234567", "331234567890");
    }

    @Test
    void what_tells_messages_and_addresses_apart_stays() {
        assertThat(masked("Contact: <sip:1000@192.0.2.1:40060;ob>"))
                .contains(
                        "Via: SIP/2.0/UDP 192.0.2.1:40060;branch=z9hG4bK776;rport",
                        "Call-ID: 1764366000@192.0.2.1",
                        "CSeq: 29331 INVITE",
                        "@192.0.2.1:40060;ob>")
                .doesNotContain("sip:1000@");
    }

    @Test
    void numbers_in_headers_of_a_carriers_own_and_in_folded_lines_are_masked() {
        assertThat(masked("X-Charge-To: 4917099999", "Diversion: \"D\"", " <sip:4917088888@x>;reason=unconditional"))
                .doesNotContain("4917099999", "4917088888", "\"D\"");
    }

    @Test
    void the_user_of_a_login_is_masked_and_a_password_in_a_uri_is_gone() {
        assertThat(masked(
                        "Authorization: Digest username=\"alice\", realm=\"asterisk\", uri=\"sip:bob:canary@192.0.2.1\","
                                + " response=\"****\""))
                .contains("username=\"user-", "realm=\"asterisk\"")
                .doesNotContain("alice", "bob", "canary");
    }

    @Test
    void sdp_stays_readable_without_the_user_and_its_length_is_right() {
        SipMessage masked = masks.masked(message("Content-Type: application/sdp\r\n", SDP));

        assertThat(masked.body())
                .contains("m=audio 49172 RTP/AVP 0\r\n", " 1764366000 1764366000 IN IP4 192.0.2.1\r\n")
                .doesNotContain("alice", "491701234567");
        assertThat(masked.header("Content-Length", "l"))
                .isEqualTo(Integer.toString(masked.body().length()));
    }

    @Test
    void other_bodies_hold_no_numbers_either() {
        SipMessage masked = masks.masked(message(
                "Content-Type: application/rs-metadata+xml\r\n",
                "<nameID aor=\"sip:491701234567@192.0.2.1\"/>\r\n+4917055555"));

        assertThat(masked.body()).contains("<nameID aor=\"sip:").doesNotContain("491701234567", "4917055555");
    }

    @Test
    void a_message_as_long_as_a_datagram_stays_so() {
        String body = "sip:a@x\r\n".repeat(7_000);

        SipMessage masked = masks.masked(message("", body));

        assertThat(masked.text()).doesNotContain("sip:a@");
        assertThat(masked.wire().length()).isLessThanOrEqualTo(65_507);
    }

    @Test
    void hostile_lines_are_masked_in_time_that_grows_with_their_length() {
        String long65k = "sip:a;".repeat(3_000) + "\"".repeat(10_000) + ",".repeat(10_000) + "<".repeat(10_000);

        assertThat(masked("X: " + long65k)).contains("sip:a;sip:a;");
    }
}
