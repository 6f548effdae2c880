package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.OwnershipContract;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.Sessions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisOwnershipIT extends OwnershipContract {
    /** A namespace of its own: this test also asks what was lost with everything in it. */
    private static final RedisKeys KEYS = new RedisKeys("ownership-it");

    @RegisterExtension
    static final RedisServer REDIS = new RedisServer();

    private static RedisCallStore store;

    @BeforeAll
    static void connect() {
        store = connect(Duration.ofMinutes(2));
    }

    private static RedisCallStore connect(Duration lease) {
        RedisSettings settings =
                RedisSettings.of(REDIS.url()).withTimeout(Duration.ofSeconds(2)).withNamespace(KEYS.namespace());
        return RedisCallStore.connect(
                settings, LimitLookup.none(), new RedisCallStore.Leases(RedisCallLimits.LEASE, lease));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected Ownership ownership() {
        return store.ownership().orElseThrow();
    }

    @Override
    protected Ownership ownership(Duration lease) {
        return store.ownership(lease);
    }

    @Override
    protected SessionStore sessions() {
        return store.sessions();
    }

    @Test
    void an_owner_renews_its_lease_for_five_seconds_unless_told_otherwise() {
        try (RedisCallStore standard = RedisCallStore.connect(RedisSettings.of(REDIS.url()), LimitLookup.none())) {
            assertThat(standard.ownership().orElseThrow().lease()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void an_owner_that_redis_has_lost_is_back_with_its_next_write() {
        // Given
        CallSession session = Sessions.of(Sessions.origin());
        long epoch = done(ownership().acquire(session.origin()));
        forgetOwners();

        // When
        done(sessions().create(Sessions.ownedBy(session, epoch)));

        // Then
        assertThat(done(ownership().abandoned())).doesNotContain(session.origin());
        assertThat(done(ownership().takeOver(session.origin()))).isEmpty();
    }

    @Test
    void epochs_go_on_rising_where_redis_has_lost_those_before() {
        // Given
        CallSession session = Sessions.of(Sessions.origin());
        long before = done(ownership().acquire(session.origin()));
        forgetOwners();
        await().until(() -> System.currentTimeMillis() > before); // an epoch is a time in milliseconds

        // When
        long after = done(ownership().acquire(session.origin()));

        // Then
        assertThat(after).isGreaterThan(before);
    }

    private static void forgetOwners() {
        REDIS.ask("DEL " + KEYS.epochs() + ' ' + KEYS.owners() + ' ' + KEYS.seen());
    }
}
