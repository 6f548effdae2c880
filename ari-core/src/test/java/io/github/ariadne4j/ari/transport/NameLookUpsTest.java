package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameLookUpsTest {
    private final EventExecutor loop = new DefaultEventExecutor();
    private final AddressResolver<InetSocketAddress> names = NameLookUps.INSTANCE.getResolver(loop);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private Future<InetSocketAddress> lookUp(String host) {
        return names.resolve(InetSocketAddress.createUnresolved(host, 8088)).awaitUninterruptibly();
    }

    @Test
    void a_name_becomes_an_address() {
        Future<InetSocketAddress> found = lookUp("localhost");

        assertThat(found.getNow().getAddress().isLoopbackAddress()).isTrue();
        assertThat(found.getNow().getPort()).isEqualTo(8088);
    }

    @Test
    void an_address_is_taken_as_it_is_written() {
        assertThat(lookUp("127.0.0.1").getNow().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(lookUp("::1").getNow().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void a_name_that_is_not_known_is_a_failure_that_names_it() {
        Future<InetSocketAddress> failed = lookUp("no-such-host.invalid");

        assertThat(failed.cause())
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no-such-host.invalid");
    }
}
