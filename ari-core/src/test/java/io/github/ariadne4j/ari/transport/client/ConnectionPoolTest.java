package io.github.ariadne4j.ari.transport.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.ari.transport.Answer;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.Deadlines;
import io.github.ariadne4j.ari.transport.PendingRequest;
import io.github.ariadne4j.ari.transport.RequestQueue;
import io.github.ariadne4j.ari.transport.RequestRouter;
import io.github.ariadne4j.ari.transport.RequestTransport;
import io.github.ariadne4j.ari.transport.SocketRules;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    private static final AriAddress ADDRESS = AriAddress.of(URI.create("http://127.0.0.1:8088"), "me", "secret");

    private final EmbeddedChannel wire = new EmbeddedChannel();

    /** Its timers never fire, as after a pause of the process. */
    private final ScheduledExecutorService loop = wire.eventLoop();

    private final Answer answer = new Answer();

    /** A request that waits for its connection. */
    private void submitted(Duration longestWait) {
        Deadlines deadlines = new Deadlines(loop, Duration.ofMinutes(1), pending -> {});
        ConnectionPool pool = new ConnectionPool(4, () -> {}, deadlines, Duration.ofMinutes(1));
        RequestTransport http = new RequestTransport() {
            @Override
            public boolean offer(PendingRequest pending) {
                return pool.offer(pending);
            }

            @Override
            public void serves(RequestTransport.Waiting queue) {
                pool.serves(queue);
            }
        };
        RequestQueue queue = new RequestQueue(
                new RequestRouter(http, new SocketRules(RestTransport.HTTP), true), 4, loop, longestWait);
        queue.send(new AriRequest("POST", "/channels/create", List.of(), null, AriRequest.Lane.NORMAL), answer);
        pool.connected(new HttpConnection(pool, wire, ADDRESS));
    }

    @Test
    void a_request_that_waited_too_long_is_not_sent_any_more() {
        submitted(Duration.ZERO);

        assertThat(wire.outboundMessages()).isEmpty();
        assertThat(answer.failure).isNotNull().satisfies(why -> {
            assertThat(why.outcomeUnknown()).isFalse();
            assertThat(why).hasMessageContaining("POST /channels/create").hasMessageContaining("not sent");
        });
    }

    @Test
    void a_request_in_time_is_sent() {
        submitted(Duration.ofMinutes(1));

        assertThat(wire.outboundMessages()).hasSize(1);
        assertThat(answer.failure).isNull();
    }
}
