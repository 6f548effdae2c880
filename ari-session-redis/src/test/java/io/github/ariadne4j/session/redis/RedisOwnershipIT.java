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
    /** A separate namespace, since this test deletes all keys. */
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

    @Test
    void epochs_go_on_rising_where_the_clock_of_redis_was_put_back() {
        // Given
        CallSession session = Sessions.of(Sessions.origin());
        long before = System.currentTimeMillis() + Duration.ofDays(10).toMillis();
        String origin = RedisKeys.name(session.origin());
        REDIS.ask("HSET " + KEYS.epochs() + ' ' + origin + ' ' + before);

        // When
        long after = done(ownership().acquire(session.origin()));

        // Then
        assertThat(after).isEqualTo(before + 1);
        assertThat(done(ownership().renew(session.origin(), after))).isEqualTo(Ownership.Renewal.KEPT);
        assertThat(done(ownership().renew(session.origin(), before))).isEqualTo(Ownership.Renewal.LOST);
    }

    @Test
    void a_lease_from_before_the_clock_of_redis_was_put_back_lasts_only_if_its_owner_renews_it() {
        // Given
        CallSession session = Sessions.of(Sessions.origin());
        long epoch = done(ownership().acquire(session.origin()));
        done(sessions().create(Sessions.ownedBy(session, epoch)));
        leaseEndsIn(Duration.ofHours(1), session);
        assertThat(done(ownership().abandoned())).contains(session.origin());

        // When
        Ownership.Renewal renewed = done(ownership().renew(session.origin(), epoch));

        // Then
        assertThat(renewed).isNotEqualTo(Ownership.Renewal.LOST);
        assertThat(done(ownership().abandoned())).doesNotContain(session.origin());
        assertThat(done(ownership().takeOver(session.origin()))).isEmpty();
    }

    @Test
    void a_lease_that_ran_out_because_the_clock_of_redis_was_put_forward_is_the_owners_again_at_its_next_renewal() {
        // Given
        CallSession session = Sessions.of(Sessions.origin());
        long epoch = done(ownership().acquire(session.origin()));
        done(sessions().create(Sessions.ownedBy(session, epoch)));
        leaseEndsIn(Duration.ofDays(-10), session);

        // When
        Ownership.Renewal renewed = done(ownership().renew(session.origin(), epoch));

        // Then
        assertThat(renewed).isEqualTo(Ownership.Renewal.RESTORED);
        assertThat(done(ownership().abandoned())).doesNotContain(session.origin());
    }

    private static void leaseEndsIn(Duration time, CallSession session) {
        long end = System.currentTimeMillis() + time.toMillis();
        REDIS.ask("ZADD " + KEYS.owners() + ' ' + end + ' ' + RedisKeys.name(session.origin()));
    }

    private static void forgetOwners() {
        REDIS.ask("DEL " + KEYS.epochs() + ' ' + KEYS.owners() + ' ' + KEYS.seen());
    }
}
