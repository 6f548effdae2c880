package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class HepSettingsTest {
    @Test
    void by_default_only_this_host_can_send() {
        assertThat(HepSettings.onLoopback(9060).address().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void an_address_beyond_this_host_needs_a_password() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HepSettings.at(new InetSocketAddress("0.0.0.0", 9060), " "))
                .withMessageContaining("0.0.0.0")
                .withMessageContaining("capture_password");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HepSettings.at(new InetSocketAddress("192.0.2.1", 9060), ""));
        assertThat(HepSettings.at(new InetSocketAddress("0.0.0.0", 9060), "canary"))
                .asString()
                .doesNotContain("canary");
    }

    @Test
    void a_host_that_is_not_known_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HepSettings.at(InetSocketAddress.createUnresolved("nowhere", 9060), "secret"))
                .withMessageContaining("nowhere");
    }

    @Test
    void the_bound_is_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HepSettings.onLoopback(0).withMostPerSecond(0));
    }
}
