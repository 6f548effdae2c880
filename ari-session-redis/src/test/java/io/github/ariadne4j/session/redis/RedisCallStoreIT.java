package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.store.Admission;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisCallStoreIT extends RedisCallStoreContract {
    private static final RedisCallStore.Leases SHORT =
            new RedisCallStore.Leases(Duration.ofMillis(500), Duration.ofSeconds(5));

    @RegisterExtension
    static final RedisServer REDIS = new RedisServer();

    private final RedisKeys keys = new RedisKeys("it-" + UUID.randomUUID());
    private final CallSession session = session();
    private final LimitScope account = LimitScope.account(session.call().account());
    private final LimitScope trunk = LimitScope.trunk(session.call().trunk());
    private final Set<LimitScope> both = Set.of(account, trunk);
    private final LimitLookup oneCall = only(calls(account, 1), calls(trunk, 1));

    @Override
    String url() {
        return REDIS.url();
    }

    /** A separate namespace, so that this test can count its keys. */
    @Override
    RedisSettings settings() {
        return super.settings().withNamespace(keys.namespace());
    }

    @Test
    void nothing_is_left_of_a_call_whose_record_is_written() {
        // Given
        CallStore store =
                store(only(new CallLimit(account, 5, 5, calls(trunk, 1).refusal()), calls(trunk, 1)));
        done(store.admit(session, both));
        done(store.sessions().update(Sessions.answered(session)));
        done(store.end(Sessions.ended(session)));

        // When
        done(store.sessions().remove(session.origin(), session.id()));

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> ourKeys().isEmpty());
    }

    @Test
    void every_key_has_the_hash_tag_of_its_namespace() {
        // Given
        CallStore store =
                store(only(new CallLimit(account, 5, 5, calls(trunk, 1).refusal())));
        long epoch = done(ownership(store).acquire(session.origin()));
        CallSession ended = Sessions.ended(Sessions.ownedBy(session(), epoch));

        // When
        done(store.admit(Sessions.ownedBy(session, epoch), both));
        done(store.end(ended));
        done(store.sessions().moveToDeadLetters(Sessions.ended(Sessions.ownedBy(session(), epoch)), "refused"));
        done(ownership(store).renew(session.origin(), epoch));

        // Then
        assertThat(ourKeys()).hasSize(11).allMatch(key -> key.startsWith("{" + keys.namespace() + "}:"));
    }

    @Test
    void what_two_namespaces_hold_is_apart() {
        // Given
        done(store(LimitLookup.none()).admit(session, Set.of()));

        // When
        CallStore other =
                opened(RedisCallStore.connect(settings().withNamespace("o" + keys.namespace()), LimitLookup.none()));

        // Then
        assertThat(done(other.sessions().find(session.id()))).isEmpty();
        assertThat(done(ownership(other).abandoned())).isEmpty();
    }

    @Test
    void an_owner_that_another_followed_takes_no_call_in_and_counts_none() {
        // Given
        CallStore store = store(oneCall);
        long before = done(ownership(store).acquire(session.origin()));
        done(ownership(store).acquire(session.origin()));

        // When
        Admission admission = done(store.admit(Sessions.ownedBy(session, before), both));

        // Then
        assertThat(admission.sessionFailed()).isInstanceOf(StaleOwnerException.class);
        assertThat(admission.limitsFailed()).isInstanceOf(StaleOwnerException.class);
        assertThat(admission.written()).isFalse();
        assertThat(done(store.limits().admit(session().id(), both))).isInstanceOf(LimitDecision.Admitted.class);
    }

    @Test
    void an_owner_that_another_followed_writes_neither_of_two_calls() {
        // Given
        CallStore store = store(LimitLookup.none());
        long before = done(ownership(store).acquire(session.origin()));
        CallSession first = Sessions.ownedBy(session, before);
        CallSession second = Sessions.ownedBy(session(), before);
        Stream.of(first, second).forEach(one -> done(store.admit(one, Set.of())));
        done(ownership(store).acquire(session.origin()));

        // When
        CompletionStage<Void> written = store.write(List.of(Sessions.answered(first), Sessions.answered(second)));

        // Then
        assertThatThrownBy(() -> done(written)).hasCauseInstanceOf(StaleOwnerException.class);
        assertThat(done(store.sessions().live(session.origin()))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void two_calls_are_written_by_one_script() {
        // Given
        CallStore store = store(LimitLookup.none());
        List<CallSession> two = List.of(session, session());
        done(store.write(two));
        long before = scripts();

        // When
        done(store.write(two.stream().map(Sessions::answered).toList()));

        // Then
        assertThat(scripts() - before).isEqualTo(1);
    }

    /** How many scripts Redis has run by their hash. */
    private static long scripts() {
        Matcher calls = Pattern.compile("cmdstat_evalsha:calls=(\\d+)").matcher(REDIS.answer("INFO commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    @Test
    void the_next_life_gives_back_what_a_call_of_an_earlier_one_held() {
        // Given
        RedisCallStore earlier = store(oneCall);
        done(earlier.admit(session, both));
        earlier.close();
        CallStore later = store(oneCall);
        assertThat(done(later.admit(session(), both)).written()).isFalse();

        // When
        done(later.end(Sessions.ended(session)));

        // Then
        assertThat(done(later.admit(session(), both))).isEqualTo(Admission.taken());
    }

    @Test
    void the_next_life_renews_what_a_call_of_an_earlier_one_holds() {
        // Given
        RedisCallStore earlier = opened(RedisCallStore.connect(settings(), oneCall, SHORT));
        done(earlier.admit(session, both));
        earlier.close();
        CallStore later = opened(RedisCallStore.connect(settings(), oneCall, SHORT));

        // When
        await().during(SHORT.call().multipliedBy(4))
                .atMost(SHORT.call().multipliedBy(8))
                .pollInterval(SHORT.call().dividedBy(10))
                // Then
                .until(() -> {
                    done(later.limits().renew(List.of(session.id())));
                    return !done(later.admit(session(), both)).written();
                });
    }

    @Test
    void a_call_that_has_ended_is_renewed_by_nobody() {
        // Given
        RedisCallStore earlier = store(oneCall);
        done(earlier.admit(session, both));
        done(earlier.end(Sessions.ended(session)));
        CallStore later = store(oneCall);

        // When
        Stream.of(earlier, later).forEach(store -> done(store.limits().renew(List.of(session.id()))));

        // Then
        assertThat(done(later.admit(session(), both))).isEqualTo(Admission.taken());
    }

    @Test
    void what_redis_has_lost_is_back_after_the_next_renewal_and_the_next_write() {
        // Given
        CallStore store = store(oneCall);
        long epoch = done(ownership(store).acquire(session.origin()));
        CallSession owned = Sessions.ownedBy(session, epoch);
        done(store.admit(owned, both));
        ourKeys().forEach(key -> REDIS.ask("DEL " + key));

        // When
        done(store.limits().renew(List.of(session.id())));
        done(store.sessions().update(Sessions.answered(owned)));

        // Then
        assertThat(done(store.limits().admit(session().id(), both))).isInstanceOf(LimitDecision.Refused.class);
        assertThat(done(store.sessions().live(session.origin()))).containsExactly(Sessions.answered(owned));
        assertThat(done(ownership(store).takeOver(session.origin()))).isEmpty();
    }

    @Test
    void a_redis_that_has_forgotten_the_scripts_is_told_them_again() {
        // Given
        CallStore store = store(oneCall);
        done(store.admit(session, both));

        // When
        REDIS.ask("SCRIPT FLUSH");

        // Then
        assertThat(done(store.admit(session(), both)).written()).isFalse();
        assertThat(done(store.end(Sessions.ended(session)))).isNull();
    }

    @Test
    void closing_a_part_leaves_the_store_open() {
        // Given
        CallStore store = store(oneCall);

        // When
        store.sessions().close();
        store.limits().close();

        // Then
        assertThat(done(store.admit(session, both))).isEqualTo(Admission.taken());
    }

    private static Ownership ownership(CallStore store) {
        return store.ownership().orElseThrow();
    }

    private List<String> ourKeys() {
        return REDIS.answer("KEYS *" + keys.namespace() + "*")
                .lines()
                .filter(line -> line.contains(keys.namespace()))
                .toList();
    }
}
