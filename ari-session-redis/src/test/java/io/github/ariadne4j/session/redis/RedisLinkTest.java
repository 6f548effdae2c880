package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisConnectionException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RedisLinkTest {
    @Test
    void the_reason_is_what_the_network_or_redis_said() {
        assertThat(RedisLink.reason(new RedisConnectionException(
                        "Unable to connect", new RuntimeException(new ConnectException("Connection refused")))))
                .isEqualTo("Connection refused");
    }

    @Test
    void a_cause_without_a_text_is_a_reason_all_the_same() {
        assertThat(RedisLink.reason(new RedisConnectionException("Unable to connect", new ClosedChannelException())))
                .isEqualTo("the connection was closed");
        assertThat(RedisLink.reason(new RedisConnectionException("Unable to connect", new TimeoutException())))
                .isEqualTo("no answer in time");
    }
}
