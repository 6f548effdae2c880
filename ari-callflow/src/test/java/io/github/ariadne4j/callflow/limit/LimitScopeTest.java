package io.github.ariadne4j.callflow.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitScopeTest {
    @Test
    void a_call_counts_in_its_account_and_in_the_endpoint_it_came_in_through() {
        assertThat(LimitScope.of(call("acme", "carrier-in")))
                .containsExactlyInAnyOrder(LimitScope.account("acme"), LimitScope.trunk("carrier-in"));
    }

    @Test
    void a_call_counts_only_in_what_it_has() {
        assertThat(LimitScope.of(call("", "carrier-in"))).containsExactly(LimitScope.trunk("carrier-in"));
        assertThat(LimitScope.of(call(" ", ""))).isEmpty();
    }

    @Test
    void ten_thousand_hostile_account_codes_are_one_printable_line_each_in_a_log() {
        Random random = new Random(10);
        for (int number = 0; number < 10_000; number++) {
            StringBuilder code = new StringBuilder("acme");
            random.ints(1 + random.nextInt(40), 0, 0x3000).forEach(code::appendCodePoint);

            String logged = LimitScope.account(code.toString()).toString();

            assertThat(logged).matches("ACCOUNT [ -~]+");
        }
        assertThat(LimitScope.account("a\r\n\u001b[2J\\")).hasToString("ACCOUNT a\\u000d\\u000a\\u001b[2J\\u005c");
    }

    private static IncomingCall call(String account, String trunk) {
        return new IncomingCall(
                new CallId(UUID.randomUUID()),
                new ChannelId("1700000000.1"),
                new CallerId("", "100"),
                "200",
                "from-trunk",
                account,
                trunk,
                List.of());
    }
}
