package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.store.CallStore;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisClusterIT extends RedisCallStoreContract {
    @RegisterExtension
    static final RedisCluster REDIS = new RedisCluster();

    @Override
    String url() {
        return REDIS.url();
    }

    @Test
    void everything_is_on_one_node() {
        // Given
        CallStore store = store(LimitLookup.none());
        Ownership ownership = store.ownership().orElseThrow();
        CallSession session = session();

        // When
        long epoch = done(ownership.acquire(session.origin()));
        done(store.admit(Sessions.ownedBy(session, epoch), Set.of()));
        done(ownership.renew(session.origin(), epoch));

        // Then
        assertThat(REDIS.primary().keys()).isGreaterThanOrEqualTo(6);
        assertThat(done(ownership.lastSeen(session.origin()))).isPresent();
        assertThat(done(store.sessions().find(session.id()))).isPresent();
    }
}
