package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.resource.AriException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    private static final AriAddress ADDRESS = AriAddress.of(URI.create("http://127.0.0.1:8088"), "me", "secret");

    private final List<AriException> lost = new ArrayList<>();
    private final EmbeddedChannel wire = new EmbeddedChannel();

    private void submitted(Duration longestWait) {
        ConnectionPool pool = new ConnectionPool(
                4, longestWait, () -> {}, (pending, response) -> {}, (pending, why) -> lost.add(why));
        pool.submit(new Pending(new AriRequest("POST", "/channels/create", List.of(), null, AriRequest.Lane.NORMAL)));
        pool.connected(new HttpConnection(pool, wire, ADDRESS));
    }

    @Test
    void a_request_that_waited_too_long_is_not_sent_any_more() {
        submitted(Duration.ZERO);

        assertThat(wire.outboundMessages()).isEmpty();
        assertThat(lost).singleElement().satisfies(why -> {
            assertThat(why.outcomeUnknown()).isFalse();
            assertThat(why).hasMessageContaining("POST /channels/create").hasMessageContaining("not sent");
        });
    }

    @Test
    void a_request_in_time_is_sent() {
        submitted(Duration.ofMinutes(1));

        assertThat(wire.outboundMessages()).hasSize(1);
        assertThat(lost).isEmpty();
    }
}
