package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The behaviour of a store when one Redis replaces another one. */
abstract class FailoverContract {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Sufficient on a busy machine; a connection without answers is closed after ten times that. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CallSession session = Sessions.of(Sessions.origin());
    private RedisCallStore store;

    /** Starts a primary and its replica; returns their URL. */
    abstract String start();

    abstract RedisServer primary();

    abstract RedisServer replica();

    abstract void stop();

    @BeforeEach
    void connect() {
        RedisSettings settings = RedisSettings.of(start()).withTimeout(PATIENCE);
        store = await().atMost(SOON)
                .ignoreExceptionsInstanceOf(SessionStoreException.class)
                .until(() -> RedisCallStore.connect(settings, LimitLookup.none()), connected -> true);
    }

    @AfterEach
    void close() {
        store.close();
        stop();
    }

    @Test
    void the_store_works_again_after_its_primary_was_killed() {
        // Given
        done(store.admit(session, Set.of()));
        awaitReplicated();

        // When
        primary().stop();

        // Then
        await().atMost(SOON).until(() -> succeeds(store.sessions().ping()));
        assertThat(done(store.sessions().live(session.origin()))).containsExactly(session);
        assertThat(done(store.end(Sessions.ended(session)))).isNull();
    }

    @Test
    void the_store_works_again_after_its_primary_hung() {
        // Given
        done(store.admit(session, Set.of()));
        awaitReplicated();

        // When
        primary().suspend();

        // Then
        await().atMost(SOON).until(() -> succeeds(store.sessions().update(Sessions.answered(session))));
        assertThat(replica().answer("ROLE")).contains("master");
        primary().resume();
    }

    @Test
    void what_was_lost_on_the_way_comes_back_with_the_next_write() {
        // Given
        Ownership ownership = store.ownership().orElseThrow();
        long epoch = done(ownership.acquire(session.origin()));
        done(store.admit(Sessions.ownedBy(session, epoch), Set.of()));
        primary().stop();
        await().atMost(SOON).until(() -> succeeds(store.sessions().ping()));
        replica().ask("FLUSHALL");

        // When
        done(store.sessions().update(Sessions.ownedBy(session, epoch)));

        // Then
        assertThat(done(store.sessions().live(session.origin()))).containsExactly(Sessions.ownedBy(session, epoch));
        assertThat(done(ownership.abandoned())).isEmpty();
        assertThat(done(ownership.renew(session.origin(), epoch))).isNotEqualTo(Ownership.Renewal.LOST);
        assertThat(done(ownership.acquire(session.origin()))).isGreaterThan(epoch);
    }

    private void awaitReplicated() {
        await().atMost(SOON).until(() -> !replica().ask("DBSIZE").equals(":0"));
    }

    private static boolean succeeds(CompletionStage<?> stage) {
        return stage.handle((done, error) -> error == null)
                .toCompletableFuture()
                .join();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
