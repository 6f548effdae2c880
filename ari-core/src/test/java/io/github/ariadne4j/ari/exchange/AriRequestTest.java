package io.github.ariadne4j.ari.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriRequest.Param;
import io.github.ariadne4j.ari.transport.AriAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AriRequestTest {
    @Test
    void what_stands_in_a_parameter_cannot_leave_it() {
        AriRequest request = new AriRequest(
                "POST",
                "/channels/create",
                List.of(new Param("endpoint", "PJSIP/+49&x=y\r\nX: 1 #ü")),
                null,
                Lane.NORMAL);
        assertThat(request.target())
                .isEqualTo("/ari/channels/create?endpoint=PJSIP%2F%2B49%26x%3Dy%0D%0AX%3A+1+%23%C3%BC");
    }

    @Test
    void each_character_is_encoded_as_in_a_form_and_words_stay_as_they_are() {
        for (char c = 0; c < 0x300; c++) {
            String value = "a " + c + "~€\uD83D\uDE00";

            assertThat(new AriRequest("GET", "/x", List.of(new Param("v", value)), null, Lane.NORMAL).target())
                    .isEqualTo("/ari/x?v=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        assertThat(new AriRequest("GET", "/x", List.of(new Param("id", "a4j~b2bua-1.0_")), null, Lane.NORMAL).target())
                .isEqualTo("/ari/x?id=a4j~b2bua-1.0_");
    }

    @Test
    void its_text_is_a_line_and_its_body_in_the_next_one() {
        AriRequest request =
                new AriRequest("POST", "/channels/create", List.of(new Param("app", "b2bua")), null, Lane.NORMAL);

        assertThat(request.text()).isEqualTo("POST /ari/channels/create?app=b2bua");
        assertThat(request.with("{}").text()).isEqualTo("POST /ari/channels/create?app=b2bua\n{}");
    }

    @Test
    void neither_a_summary_nor_an_address_tells_a_secret_or_a_number() {
        AriRequest request = new AriRequest(
                "POST", "/channels/create", List.of(new Param("endpoint", "PJSIP/331")), null, Lane.NORMAL);
        assertThat(request.summary()).isEqualTo("POST /channels/create");
        assertThat(AriAddress.of(URI.create("http://h:1"), "user", "canary").toString())
                .isEqualTo("http://h:1");
    }
}
