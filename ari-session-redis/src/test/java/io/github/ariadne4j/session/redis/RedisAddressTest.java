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
        "redis://my_redis, my_redis:6379, false",
        "redis://my_redis:7000, my_redis:7000, false",
        "redis://user:s3cret@my_redis:7000/2, my_redis:7000, false",
        "redis://:s3cret@my_redis:7000, my_redis:7000, false",
        "redis://[::1]:7000, [::1]:7000, false",
        "redis-sentinel://:s3cret@my_one:1#calls, my_one:1, false",
        "'redis-sentinel://my_one:1,my_two#calls', 'my_one:1,my_two:26379', false",
        "redis-cluster://user:s3cret@my_one:1, my_one:1, true",
        "'redis-cluster://my_one:1,my_two:2', 'my_one:1,my_two:2', true",
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
    void a_name_with_an_underscore_keeps_what_else_the_url_says() {
        // When
        RedisURI uri = RedisAddress.of(RedisSettings.of("redis://user:s3c%40ret@my_redis:7000/2"))
                .uris()
                .get(0);

        // Then
        assertThat(uri.getDatabase()).isEqualTo(2);
        assertThat(uri.getCredentialsProvider().resolveCredentials().block()).satisfies(credentials -> {
            assertThat(credentials.getUsername()).isEqualTo("user");
            assertThat(credentials.getPassword()).isEqualTo("s3c@ret".toCharArray());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rediss://:s3cret@my_redis:7000",
                "rediss-sentinel://:s3cret@one:1,my_two:2#calls",
                "rediss-cluster://:s3cret@my_one:1"
            })
    void a_name_whose_certificate_java_cannot_verify_is_refused(String url) {
        assertThatThrownBy(() -> RedisAddress.of(RedisSettings.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("underscore")
                .hasMessageContaining("my_")
                .hasMessageNotContaining("s3cret");
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
                "redis://:s3cret@my_host:99999",
                "redis://:s3cret@my_host:port",
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
