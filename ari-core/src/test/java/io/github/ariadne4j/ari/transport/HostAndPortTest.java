package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8088, localhost, 8088",
        "http://localhost, localhost, -1",
        "http://127.0.0.1:8088/pbx, 127.0.0.1, 8088",
        "http://[::1]:8088, [::1], 8088",
        "http://my_asterisk:8088, my_asterisk, 8088",
        "http://my_asterisk, my_asterisk, -1",
        "http://my_asterisk:, my_asterisk, -1",
        "http://_sip.my_net.example.org:80/pbx/, _sip.my_net.example.org, 80",
    })
    void names_with_and_without_an_underscore_are_read(URI uri, String host, int port) {
        assertThat(HostAndPort.of(uri)).isEqualTo(new HostAndPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:someone",
                "http:///path",
                "/path",
                "http://my_asterisk:port",
                "http://my_asterisk:65536",
                "http://localhost:65536",
                "http://user@my_asterisk:8088",
                "http://one_host,two_host:1",
                "http://-bad_host-:1"
            })
    void what_names_no_host_is_not_read(URI uri) {
        assertThat(HostAndPort.of(uri)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"http://my_asterisk:8088, false", "http://my-asterisk:8088, true"})
    void the_jvm_verifies_no_name_with_an_underscore(URI uri, boolean verifiable) {
        assertThat(HostAndPort.of(uri)).matches(where -> where.isVerifiable() == verifiable);
    }
}
