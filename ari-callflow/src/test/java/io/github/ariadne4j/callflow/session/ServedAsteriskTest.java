package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedAsteriskTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00.123Z");

    private static ServedAsterisk at(String address) {
        return ServedAsterisk.askedAt(STARTED, URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8088",
                "http://127.0.0.1:8088",
                "http://[::1]:8088",
                "http://asterisk:8088",
                "http://asterisk",
                "http://my_asterisk:8088/prefix"
            })
    void an_address_that_means_something_on_one_host_only_says_on_which(String address) {
        ServedAsterisk here = at(address);
        ServedAsterisk elsewhere = new ServedAsterisk(STARTED, URI.create(address + "#another-host"));

        assertThat(here.address().getFragment()).isNotBlank();
        assertThat(here.isSeenAlikeBy(at(address))).isTrue();
        assertThat(elsewhere.isSeenAlikeBy(here)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.7:8088",
                "https://asterisk-1.example.com:8089",
                "http://[2001:db8::7]:8088",
                "http://my_asterisk.example.com"
            })
    void any_other_address_means_the_same_on_every_host(String address) {
        assertThat(at(address).address()).isEqualTo(URI.create(address));
        assertThat(at(address).isSeenAlikeBy(at("http://localhost:8088"))).isTrue();
        assertThat(at(address).isSeenAlikeBy(new ServedAsterisk(null, null))).isTrue();
    }

    @Test
    void starts_are_compared_by_the_millisecond_and_unknown_ones_prove_nothing() {
        ServedAsterisk one = new ServedAsterisk(STARTED, null);
        ServedAsterisk same = new ServedAsterisk(STARTED.plusNanos(1), null);
        ServedAsterisk other = new ServedAsterisk(STARTED.plusMillis(1), null);
        ServedAsterisk unknown = new ServedAsterisk(null, null);

        assertThat(one.hasTheStartOf(same)).isTrue();
        assertThat(one.hasAnotherStartThan(same)).isFalse();
        assertThat(one.hasAnotherStartThan(other)).isTrue();
        assertThat(one.hasAnotherStartThan(unknown)).isFalse();
        assertThat(one.hasTheStartOf(unknown)).isFalse();
        assertThat(unknown.hasTheStartOf(unknown)).isFalse();
    }
}
