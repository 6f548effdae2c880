package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.store.Admission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An outage of Redis: quick failures, and full operation after it. */
class RedisOutageIT {
    /** The time limit of a command, 300 ms, with a reserve for a busy machine. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_500);

    private static final LimitScope ACCOUNT = LimitScope.account("acme");

    private final RedisServer redis = RedisServer.ofOurOwn();
    private final LimitLookup twoCalls = scopes ->
            CompletableFuture.completedStage(List.of(new CallLimit(ACCOUNT, 2, null, HangupCause.CONGESTION)));
    private RedisSessionStore sessions;
    private RedisCallLimits limits;

    @BeforeEach
    void connect() {
        redis.start();
        sessions = RedisSessionStore.connect(redis.url());
        limits = RedisCallLimits.connect(redis.url(), twoCalls);
    }

    @AfterEach
    void close() {
        sessions.close();
        limits.close();
        redis.close();
    }

    @Test
    void every_command_fails_fast_while_redis_is_down_and_works_again_after() {
        // Given
        redis.stop();

        // When
        assertFailsAtOnce(sessions.create(session()), SessionStoreException.class);
        assertFailsAtOnce(sessions.end(Sessions.ended(session())), SessionStoreException.class);
        assertFailsAtOnce(sessions.live(Sessions.origin()), SessionStoreException.class);
        assertFailsAtOnce(sessions.ping(), SessionStoreException.class);
        assertFailsAtOnce(limits.admit(call(), Set.of(ACCOUNT)), CallLimitException.class);
        redis.start();

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> succeeds(sessions.ping()));
        await().atMost(Duration.ofSeconds(10)).until(() -> succeeds(limits.admit(call(), Set.of(ACCOUNT))));
    }

    @Test
    void commands_that_failed_are_not_sent_later() {
        // Given
        redis.stop();
        CallSession session = session();
        assertFailsAtOnce(sessions.create(session), SessionStoreException.class);

        // When
        redis.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> succeeds(sessions.ping()));

        // Then
        assertThat(sessions.find(session.id())).succeedsWithin(AT_ONCE).isEqualTo(Optional.empty());
    }

    @Test
    void a_redis_that_hangs_costs_a_call_no_more_than_the_time_limit() {
        // Given
        redis.suspend();

        // When
        CompletionStage<Void> written = sessions.create(session());

        // Then
        assertFailsAtOnce(written, SessionStoreException.class);
        redis.resume();
        await().atMost(Duration.ofSeconds(10)).until(() -> succeeds(sessions.ping()));
    }

    @Test
    void a_call_is_taken_in_or_not_within_the_time_limit_and_nobody_can_tell_its_limits() {
        // Given
        try (RedisCallStore store = RedisCallStore.connect(RedisSettings.of(redis.url()), twoCalls)) {
            Ownership ownership = store.ownership().orElseThrow();
            redis.suspend();

            // When
            CompletionStage<Admission> admission = store.admit(session(), Set.of(ACCOUNT));

            // Then
            assertThat(admission).succeedsWithin(AT_ONCE).satisfies(told -> {
                assertThat(told.sessionFailed()).isInstanceOf(SessionStoreException.class);
                assertThat(told.limitsFailed()).isSameAs(told.sessionFailed());
                assertThat(told.written()).isFalse();
            });
            assertFailsAtOnce(store.limits().admit(call(), Set.of(ACCOUNT)), CallLimitException.class);
            assertFailsAtOnce(ownership.renew(Sessions.origin(), 1), SessionStoreException.class);
            redis.resume();
        }
    }

    @Test
    void a_call_whose_admission_was_lost_on_the_way_is_given_back_by_its_release() {
        // Given
        redis.suspend();
        CallId lost = call();
        assertFailsAtOnce(limits.admit(lost, Set.of(ACCOUNT)), CallLimitException.class);
        redis.resume();

        // When
        await().atMost(Duration.ofSeconds(10)).until(() -> succeeds(limits.release(lost)));

        // Then
        assertThat(IntStream.range(0, 2).mapToObj(one -> limits.admit(call(), Set.of(ACCOUNT))))
                .allSatisfy(admitted ->
                        assertThat(admitted).succeedsWithin(AT_ONCE).isInstanceOf(LimitDecision.Admitted.class));
    }

    @Test
    void no_more_than_the_queue_wait_for_a_redis_that_hangs() {
        // Given
        try (RedisSessionStore small = RedisSessionStore.connect(
                RedisSettings.of(redis.url()).withQueue(10).withTimeout(Duration.ofSeconds(5)))) {
            redis.suspend();

            // When
            List<CompletableFuture<Void>> pings = IntStream.range(0, 100)
                    .mapToObj(ping -> small.ping().toCompletableFuture())
                    .toList();

            // Then
            await().atMost(Duration.ofSeconds(4))
                    .until(() -> pings.stream()
                                    .filter(CompletableFuture::isCompletedExceptionally)
                                    .count()
                            == 90);
            redis.resume();
        }
    }

    private static void assertFailsAtOnce(CompletionStage<?> stage, Class<? extends Throwable> with) {
        assertThat(stage)
                .failsWithin(AT_ONCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(with)
                .withMessageContaining("Redis at 127.0.0.1");
    }

    private static boolean succeeds(CompletionStage<?> stage) {
        return stage.handle((done, error) -> error == null)
                .toCompletableFuture()
                .join();
    }

    private static CallId call() {
        return new CallId(UUID.randomUUID());
    }

    private static CallSession session() {
        return Sessions.of(Sessions.origin());
    }
}
