package io.github.ariadne4j.ari.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriRequest.Param;
import io.github.ariadne4j.ari.transport.AriAddress;
import java.net.URI;
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
    void neither_a_summary_nor_an_address_tells_a_secret_or_a_number() {
        AriRequest request = new AriRequest(
                "POST", "/channels/create", List.of(new Param("endpoint", "PJSIP/331")), null, Lane.NORMAL);
        assertThat(request.summary()).isEqualTo("POST /channels/create");
        assertThat(AriAddress.of(URI.create("http://h:1"), "user", "canary").toString())
                .isEqualTo("http://h:1");
    }
}
