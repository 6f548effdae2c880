package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.session.SessionStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisServerInfoIT {
    @RegisterExtension
    static final RedisServer REDIS = RedisServer.ofOurOwn();

    @Test
    void a_server_says_its_version_and_what_it_does_when_memory_is_short() {
        assertThat(RedisServerInfo.read(REDIS.url()))
                .containsKey("redis_version")
                .containsEntry("maxmemory_policy", "noeviction")
                .containsEntry("role", "master");
    }

    @Test
    void a_server_that_is_not_there_is_said_to_be_so() {
        assertThatThrownBy(() -> RedisServerInfo.read("redis://:secret@127.0.0.1:1"))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }
}
