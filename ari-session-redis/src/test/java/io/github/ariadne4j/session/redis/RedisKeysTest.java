package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.limit.LimitScope;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedisKeysTest {
    private final RedisKeys keys = new RedisKeys("calls");

    @Test
    void nothing_of_twenty_thousand_hostile_names_of_scopes_is_in_a_key() {
        Random random = new Random(10);
        for (int number = 0; number < 20_000; number++) {
            StringBuilder name = new StringBuilder("}:{*?[\r\nFLUSHALL ");
            random.ints(random.nextInt(40), 0, 0x3000).forEach(name::appendCodePoint);

            RedisKeys.OfScope of = keys.of(LimitScope.account(name.toString()));

            assertThat(of.leases()).matches("\\{calls}:leases:[0-9a-f]{32}");
            assertThat(of.rate()).matches("\\{calls}:rate:[0-9a-f]{32}");
        }
    }
}
