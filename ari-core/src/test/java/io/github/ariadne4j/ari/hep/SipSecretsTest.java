package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Digest username=\"phone\", response=\"canary\", nonce=\"n\" | username=\"phone\", response=\"******\", nonce=\"n\"",
                "proxy-authorization : digest Response = canary | digest Response = ******",
                "Authorization: Digest username=\"phone\",~ response=\"canary\" | username=\"phone\",~ response=\"******\"",
                "Authorization:~ Digest response=\"canary\" | Authorization:~ ******",
                "Authorization: Basic canary | Authorization: ***** ******",
                "Authorization: Bearer~ canary | Authorization: ******~ ******",
            })
    void credentials_are_masked(String header, String shown) {
        // When
        String masked = SipSecrets.masked(lines(SipSamples.request("REGISTER", 1, header + "~", "")));

        // Then
        assertThat(masked).contains(lines(shown)).doesNotContain("canary").contains(SipSamples.CALL_ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/sdp | a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:canary/^20~a=x~ | a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:**********~a=x~",
                "application/sdp | v=0~a=ice-pwd:canary~ | v=0~a=ice-pwd:******~",
                "application/sdp | k=clear:canary~ | k=************~",
                "application/dtmf-relay | Signal=canary~Duration=160~ | *************~************~",
                "Application/DTMF | canary | ******",
                "~ application/dtmf-relay | canary | ******",
                "multipart/mixed | --x~Content-Type: application/dtmf~~canary~ | --x~Content-Type: application/dtmf~~******~",
                "application/kpml-response+xml | <kpml-response digits='canary'/> | ************** *****************",
            })
    void keys_and_digits_in_a_body_are_masked(String type, String body, String shown) {
        // When
        String masked = SipSecrets.masked(
                SipSamples.request("INFO", 1, lines("Content-Type: " + type + "~"), lines(body.replace('^', '|'))));

        // Then
        assertThat(masked).endsWith(lines(shown)).doesNotContain("canary");
    }

    @Test
    void what_holds_no_secret_stays_as_it_is() {
        SipSamples.all().stream()
                .filter(message -> !message.startsWith("REGISTER") && !message.startsWith("INFO"))
                .forEach(message -> assertThat(SipSecrets.masked(message)).isEqualTo(message));
    }

    /** Replaces the placeholder of line breaks. */
    private static String lines(String text) {
        return text.replace("~", "\r\n");
    }
}
