package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.CallLimitsContract;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisCallLimitsIT extends CallLimitsContract {
    private static final Duration SHORT_LEASE = Duration.ofMillis(300);

    @RegisterExtension
    static final RedisServer REDIS = new RedisServer();

    private final RedisKeys keys = new RedisKeys("a4j");
    private final List<CallLimits> opened = new ArrayList<>();
    private final LimitScope account = LimitScope.account("account-" + UUID.randomUUID());

    @Override
    protected CallLimits limits(LimitLookup lookup) {
        return opened(RedisCallLimits.connect(patient(), lookup));
    }

    private CallLimits withShortLease(LimitLookup lookup) {
        return opened(RedisCallLimits.connect(patient(), lookup, SHORT_LEASE));
    }

    /**
     * Long time limits, since this test is about counts on a busy machine; RedisOutageIT tests the time of failures.
     */
    private static RedisSettings patient() {
        return RedisSettings.of(REDIS.url()).withTimeout(Duration.ofSeconds(2));
    }

    private CallLimits opened(CallLimits limits) {
        opened.add(limits);
        return limits;
    }

    @AfterEach
    void close() {
        opened.forEach(CallLimits::close);
    }

    @Test
    void two_instances_count_together() {
        // Given
        CallLimits one = limits(only(calls(account, 3)));
        CallLimits another = limits(only(calls(account, 3)));

        // When
        int admitted = Stream.of(one, another, one, another, one)
                .mapToInt(limits -> admitted(limits, 1, account).size())
                .sum();

        // Then
        assertThat(admitted).isEqualTo(3);
    }

    @Test
    void a_crash_leaks_a_call_for_no_longer_than_its_lease() {
        // Given
        CallLimits another = limits(only(calls(account, 1)));
        CallLimits crashed = withShortLease(only(calls(account, 1)));

        // When
        admitted(crashed, 1, account);
        crashed.close();

        // Then
        assertThat(admitted(another, 1, account)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> admitted(another, 1, account).size() == 1);
    }

    @Test
    void a_call_that_is_renewed_outlives_its_lease() {
        // Given
        CallLimits limits = withShortLease(only(calls(account, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));

        // When
        await().during(SHORT_LEASE.multipliedBy(4))
                .pollInterval(SHORT_LEASE.dividedBy(6))
                // Then
                .until(() -> {
                    done(limits.renew(List.of(call)));
                    return admitted(limits, 1, account).isEmpty();
                });
    }

    @Test
    void renewing_takes_again_what_redis_has_lost() {
        // Given
        CallLimits limits = limits(only(calls(account, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));
        REDIS.ask("DEL " + keys.leases(account));

        // When
        done(limits.renew(List.of(call)));

        // Then
        assertThat(admitted(limits, 1, account)).isEmpty();
    }

    @Test
    void a_rate_from_before_the_clock_of_redis_was_put_back_refuses_no_call() {
        // Given
        CallLimits limits = limits(only(rate(account, 1)));
        long future = (System.currentTimeMillis() + Duration.ofHours(1).toMillis()) * 1_000;
        REDIS.ask("SET " + keys.of(account).rate() + ' ' + future);

        // When
        int admitted = admitted(limits, 2, account).size();

        // Then
        assertThat(admitted).isEqualTo(1);
    }

    @Test
    void a_lease_from_before_the_clock_of_redis_was_put_back_lasts_no_longer_than_another() {
        // Given
        CallLimits limits = withShortLease(only(calls(account, 1)));
        long future = System.currentTimeMillis() + Duration.ofHours(1).toMillis();
        REDIS.ask("ZADD " + keys.leases(account) + ' ' + future + ' ' + call());

        // When
        assertThat(admitted(limits, 1, account)).isEmpty();

        // Then
        await().atMost(Duration.ofSeconds(10))
                .until(() -> admitted(limits, 1, account).size() == 1);
    }

    @Test
    void renews_thousands_of_calls_at_once() {
        // Given
        CallLimits limits = limits(only(calls(account, 3_000)));
        List<CallId> calls =
                Stream.generate(CallLimitsContract::call).limit(3_000).toList();
        calls.forEach(call -> done(limits.admit(call, Set.of(account))));

        // When
        done(limits.renew(calls));

        // Then
        assertThat(REDIS.ask("ZCARD " + keys.leases(account))).isEqualTo(":3000");
    }

    @Test
    void nothing_is_left_two_seconds_after_the_last_call() {
        // Given
        LimitScope trunk = LimitScope.trunk("trunk-" + UUID.randomUUID());
        CallLimits limits = limits(only(
                new CallLimit(account, 5, 5, HangupCause.CONGESTION),
                new CallLimit(trunk, 5, 5, HangupCause.CONGESTION)));
        CallId call = call();
        assertThat(done(limits.admit(call, Set.of(account, trunk)))).isInstanceOf(LimitDecision.Admitted.class);

        // When
        done(limits.release(call));

        // Then
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Stream.of(account, trunk)
                        .flatMap(scope ->
                                Stream.of(keys.leases(scope), keys.of(scope).rate()))
                        .allMatch(key -> REDIS.ask("EXISTS " + key).equals(":0")));
    }
}
