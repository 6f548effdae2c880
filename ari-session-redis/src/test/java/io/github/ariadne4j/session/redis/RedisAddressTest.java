package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @ParameterizedTest
    @CsvSource({
        "redis://host, host:6379, false",
        "redis://user:s3cret@host:7000/2, host:7000, false",
        "rediss://host:7000, host:7000, false",
        "'redis-sentinel://:s3cret@one:1,two#calls', 'one:1,two:26379', false",
        "'rediss-sentinel://one,two:2#calls', 'one:26379,two:2', false",
        "'redis-cluster://user:s3cret@one:1,two:2', 'one:1,two:2', true",
        "rediss-cluster://one, one:6379, true",
        "redis://my-cluster, my-cluster:6379, false",
    })
    void a_url_names_servers_and_messages_name_them_without_the_password(String url, String where, boolean cluster) {
        // When
        RedisAddress address = RedisAddress.of(RedisSettings.of(url));

        // Then
        assertThat(address.where()).isEqualTo(where);
        assertThat(address.cluster()).isEqualTo(cluster);
        assertThat(address.uris()).allMatch(uri -> uri.isSsl() == url.startsWith("rediss"));
    }

    @Test
    void sentinels_are_as_impatiently_asked_as_servers() {
        // When
        RedisAddress address = RedisAddress.of(RedisSettings.of("redis-sentinel://:s3cret@one:1,two:2/3#calls"));

        // Then
        RedisURI primary = address.uris().get(0);
        assertThat(primary.getSentinelMasterId()).isEqualTo("calls");
        assertThat(primary.getDatabase()).isEqualTo(3);
        assertThat(primary.getSentinels()).extracting(RedisURI::getTimeout).containsOnly(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-sentinel://:s3cret@host",
                "redis-cluster://:s3cret@host:port",
                "redis://:s3cret@host:99999",
                "redis://:s3%cret@host"
            })
    void a_url_that_cannot_be_read_is_not_repeated(String url) {
        assertThatThrownBy(() -> RedisAddress.of(RedisSettings.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("redis://")
                .hasMessageNotContaining("s3cret");
    }
}
