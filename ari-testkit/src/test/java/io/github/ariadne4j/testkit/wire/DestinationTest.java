package io.github.ariadne4j.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "ws://localhost:8765/ari, localhost, 8765",
        "ws://my_application:8765/ari, my_application, 8765",
        "ws://my_application/ari, my_application, -1"
    })
    void names_with_and_without_an_underscore_are_read(URI uri, String host, int port) {
        assertThat(Destination.of(uri)).isEqualTo(new Destination(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws:8765", "ws://my_application:port/ari"})
    void what_names_no_host_is_refused(URI uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> Destination.of(uri));
    }
}
