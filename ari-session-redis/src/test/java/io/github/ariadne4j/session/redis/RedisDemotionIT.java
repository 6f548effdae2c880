package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Sessions;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another Redis becomes the primary at the same address, while the old one and the connection to it stay open. */
class RedisDemotionIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RedisServer before = RedisServer.ofOurOwn();
    private final RedisServer after = RedisServer.ofOurOwn();
    private final CallSession session = Sessions.of(Sessions.origin());
    private TcpSwitch address;
    private RedisCallStore store;

    @BeforeEach
    void connect() throws IOException {
        before.start();
        after.start();
        after.ask("REPLICAOF 127.0.0.1 " + before.port());
        address = new TcpSwitch(before.port());
        RedisSettings settings =
                RedisSettings.of("redis://127.0.0.1:" + address.port()).withTimeout(Duration.ofSeconds(1));
        store = RedisCallStore.connect(settings, LimitLookup.none());
    }

    @AfterEach
    void close() {
        store.close();
        address.close();
        after.close();
        before.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLICAOF 127.0.0.1 PORT", "CONFIG SET min-replicas-to-write 1"})
    void sessions_go_to_the_new_primary_within_seconds(String demotion) {
        // Given
        done(store.admit(session, Set.of()));
        await().atMost(SOON).until(() -> !after.ask("DBSIZE").equals(":0"));
        address.leadTo(after.port());
        assertThat(after.ask("REPLICAOF NO ONE")).startsWith("+OK");
        assertThat(before.ask(demotion.replace("PORT", Integer.toString(after.port()))))
                .startsWith("+OK");

        // When
        await().atMost(SOON).until(() -> !isWritten(Sessions.answered(session)));

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> isWritten(Sessions.answered(session)));
        assertThat(after.answer("KEYS *")).contains(session.id().toString());
        assertThat(done(store.sessions().live(session.origin()))).containsExactly(Sessions.answered(session));
        assertThat(before.ask("PING")).isEqualTo("+PONG");
    }

    private boolean isWritten(CallSession written) {
        return store.sessions()
                .update(written)
                .handle((done, error) -> error == null)
                .toCompletableFuture()
                .join();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
