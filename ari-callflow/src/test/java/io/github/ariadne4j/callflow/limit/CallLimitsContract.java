package io.github.ariadne4j.callflow.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link CallLimits}. A test of an implementation extends this class and provides a counter for a look-up. Every
 * test makes its own scopes and calls, so that the counter may be shared and need not be empty.
 */
public abstract class CallLimitsContract {
    private final LimitScope account = LimitScope.account("account-" + UUID.randomUUID());
    private final LimitScope trunk = LimitScope.trunk("trunk-" + UUID.randomUUID());

    /** A counter against these limits; closed by the subclass. */
    protected abstract CallLimits limits(LimitLookup lookup);

    @Test
    void a_scope_without_a_limit_takes_any_number_of_calls() {
        // Given
        CallLimits limits = limits(LimitLookup.none());

        // When
        List<LimitDecision> decisions = admitted(limits, 100, account);

        // Then
        assertThat(decisions).hasSize(100);
    }

    @Test
    void no_scopes_no_limit() {
        // When
        LimitDecision decision = done(limits(only(calls(account, 0))).admit(call(), Set.of()));

        // Then
        assertThat(decision).isEqualTo(new LimitDecision.Admitted());
    }

    @Test
    void refuses_the_call_above_the_limit_and_says_whose_and_what_the_caller_is_told() {
        // Given
        CallLimits limits = limits(only(calls(account, 2)));
        admitted(limits, 2, account);

        // When
        LimitDecision decision = done(limits.admit(call(), Set.of(account)));

        // Then
        assertThat(decision).isInstanceOfSatisfying(LimitDecision.Refused.class, refused -> {
            assertThat(refused.scope()).isEqualTo(account);
            assertThat(refused.reason()).isEqualTo("more than 2 calls at once");
            assertThat(refused.cause()).isEqualTo(HangupCause.USER_BUSY);
        });
    }

    @Test
    void a_limit_of_zero_refuses_every_call() {
        // When
        LimitDecision byCalls = done(limits(only(calls(account, 0))).admit(call(), Set.of(account)));
        LimitDecision byRate = done(limits(only(rate(trunk, 0))).admit(call(), Set.of(trunk)));

        // Then
        assertThat(byCalls).isInstanceOf(LimitDecision.Refused.class);
        assertThat(byRate).isInstanceOf(LimitDecision.Refused.class);
    }

    @Test
    void what_is_released_may_be_used_again_and_releasing_twice_gives_back_once() {
        // Given
        CallLimits limits = limits(only(calls(account, 2)));
        CallId first = call();
        done(limits.admit(first, Set.of(account)));
        admitted(limits, 1, account);

        // When
        done(limits.release(first));
        done(limits.release(first));

        // Then
        assertThat(admitted(limits, 2, account)).hasSize(1);
    }

    @Test
    void the_same_call_asked_for_twice_is_one_call() {
        // Given
        CallLimits limits = limits(only(new CallLimit(account, 2, 2, HangupCause.CONGESTION)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));

        // When
        LimitDecision again = done(limits.admit(call, Set.of(account)));

        // Then
        assertThat(again).isInstanceOf(LimitDecision.Admitted.class);
        assertThat(admitted(limits, 3, account)).hasSize(1);
    }

    @Test
    void a_call_that_one_scope_refuses_is_counted_in_none() {
        // Given
        CallLimits limits = limits(only(new CallLimit(account, 2, 2, HangupCause.CONGESTION), calls(trunk, 0)));

        // When
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(done(limits.admit(call(), Set.of(account, trunk)))).isInstanceOf(LimitDecision.Refused.class);
        }

        // Then
        assertThat(admitted(limits, 3, account)).hasSize(2);
    }

    @Test
    void an_account_and_a_trunk_of_the_same_name_are_counted_apart() {
        // Given
        LimitScope twin = LimitScope.trunk(account.name());
        CallLimits limits = limits(only(calls(account, 1), calls(twin, 1)));
        admitted(limits, 1, account);

        // When
        LimitDecision decision = done(limits.admit(call(), Set.of(twin)));

        // Then
        assertThat(decision).isInstanceOf(LimitDecision.Admitted.class);
    }

    @Test
    void refuses_more_calls_than_a_second_may_have_and_takes_them_a_second_later() {
        // Given
        CallLimits limits = limits(only(rate(account, 1)));
        long begun = System.nanoTime();

        // When
        int burst = admitted(limits, 3, account).size();

        // Then
        assertThat(burst).isBetween(1, 1 + (int) secondsSince(begun));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> admitted(limits, 1, account).size() == 1);
    }

    @Test
    void a_seconds_calls_are_taken_at_once_and_then_as_they_fall_due() {
        // Given
        int perSecond = 20;
        CallLimits limits = limits(only(rate(account, perSecond)));
        long begun = System.nanoTime();

        // When
        int admitted = admitted(limits, 3 * perSecond, account).size();

        // Then
        assertThat(admitted).isBetween(perSecond, perSecond + 1 + (int) (perSecond * secondsSince(begun)));
    }

    @Test
    void a_released_call_still_counts_for_its_second() {
        // Given
        CallLimits limits = limits(only(rate(account, 1)));
        CallId call = call();
        long begun = System.nanoTime();
        done(limits.admit(call, Set.of(account)));

        // When
        done(limits.release(call));

        // Then
        assertThat(admitted(limits, 1, account)).hasSizeLessThanOrEqualTo((int) secondsSince(begun));
    }

    /** A busy machine may take longer for the requests than the second that the test is about. */
    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Test
    void a_call_that_lives_is_counted_where_it_dials_too_and_gives_that_back_alone() {
        // Given
        LimitScope dialled = LimitScope.dialledTrunk("dialled-" + UUID.randomUUID());
        CallLimits limits = limits(only(calls(account, 1), calls(dialled, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));

        // When
        LimitDecision more = done(limits.admitMore(call, Set.of(dialled)));
        LimitDecision again = done(limits.admitMore(call, Set.of(dialled)));
        LimitDecision other = done(limits.admitMore(call(), Set.of(dialled)));
        done(limits.release(call, Set.of(dialled)));
        done(limits.release(call, Set.of(dialled)));

        // Then
        assertThat(List.of(more, again)).containsOnly(new LimitDecision.Admitted());
        assertThat(other)
                .isInstanceOfSatisfying(
                        LimitDecision.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(dialled));
        assertThat(admitted(limits, 1, dialled)).hasSize(1);
        assertThat(admitted(limits, 1, account))
                .as("the account has the call still")
                .isEmpty();
    }

    @Test
    void a_call_that_ends_gives_back_where_it_dialled_as_well() {
        // Given
        LimitScope dialled = LimitScope.dialledTrunk("dialled-" + UUID.randomUUID());
        CallLimits limits = limits(only(calls(account, 1), calls(dialled, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));
        done(limits.admitMore(call, Set.of(dialled)));

        // When
        done(limits.release(call));

        // Then
        assertThat(admitted(limits, 1, dialled)).hasSize(1);
        assertThat(admitted(limits, 1, account)).hasSize(1);
    }

    @Test
    void a_dial_over_a_limit_leaves_the_call_counted_as_it_was() {
        // Given
        LimitScope full = LimitScope.dialledTrunk("full-" + UUID.randomUUID());
        LimitScope free = LimitScope.dialledTrunk("free-" + UUID.randomUUID());
        CallLimits limits = limits(only(calls(account, 1), calls(full, 0), calls(free, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));

        // When
        LimitDecision decision = done(limits.admitMore(call, Set.of(full, free)));

        // Then
        assertThat(decision).isInstanceOf(LimitDecision.Refused.class);
        assertThat(admitted(limits, 1, free)).hasSize(1);
        assertThat(admitted(limits, 1, account)).isEmpty();
    }

    @Test
    void many_threads_together_get_no_more_than_the_limit() {
        // Given
        CallLimits limits = limits(only(calls(account, 50), calls(trunk, 70)));

        // When
        List<CompletableFuture<LimitDecision>> asked = IntStream.range(0, 400)
                .parallel()
                .mapToObj(
                        attempt -> limits.admit(call(), Set.of(account, trunk)).toCompletableFuture())
                .toList();

        // Then
        assertThat(asked.stream().map(CallLimitsContract::done).filter(LimitDecision.Admitted.class::isInstance))
                .hasSize(50);
    }

    @Test
    void renewing_keeps_what_is_counted_and_ignores_what_is_not() {
        // Given
        CallLimits limits = limits(only(calls(account, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));

        // When
        done(limits.renew(List.of(call, call(), call())));

        // Then
        assertThat(admitted(limits, 1, account)).isEmpty();
    }

    @Test
    void renewing_does_not_bring_back_a_released_call() {
        // Given
        CallLimits limits = limits(only(calls(account, 1)));
        CallId call = call();
        done(limits.admit(call, Set.of(account)));
        done(limits.release(call));

        // When
        done(limits.renew(List.of(call)));

        // Then
        assertThat(admitted(limits, 1, account)).hasSize(1);
    }

    @Test
    void a_look_up_that_fails_is_a_count_that_is_unknown() {
        // Given
        CallLimitException away = new CallLimitException("the database is away", null);
        CallLimits limits = limits(scopes -> CompletableFuture.failedStage(away));

        // When
        CompletableFuture<LimitDecision> decision =
                limits.admit(call(), Set.of(account)).toCompletableFuture();

        // Then
        assertThat(decision)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("is away");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{x}", "a\r\nFLUSHALL\r\n", "*", "'; drop table limits; --", "\u0000", "☎ 😀"})
    void any_text_may_be_the_name_of_a_scope(String name) {
        // Given
        LimitScope scope = LimitScope.account(name + UUID.randomUUID());
        CallLimits limits = limits(only(calls(scope, 1)));

        // When
        List<LimitDecision> decisions = admitted(limits, 2, scope);

        // Then
        assertThat(decisions).hasSize(1);
    }

    /** A limit of simultaneous calls; callers above it get busy. */
    protected static CallLimit calls(LimitScope scope, int most) {
        return new CallLimit(scope, most, null, HangupCause.USER_BUSY);
    }

    /** A limit of new calls per second. */
    protected static CallLimit rate(LimitScope scope, int most) {
        return new CallLimit(scope, null, most, HangupCause.CONGESTION);
    }

    /** A look-up with these limits. */
    protected static LimitLookup only(CallLimit... known) {
        return scopes -> CompletableFuture.completedStage(List.of(known).stream()
                .filter(limit -> scopes.contains(limit.scope()))
                .toList());
    }

    /** A call that is not counted. */
    protected static CallId call() {
        return new CallId(UUID.randomUUID());
    }

    /** Requests so many calls, one after the other; returns those that were admitted. */
    protected static List<LimitDecision> admitted(CallLimits limits, int asked, LimitScope... scopes) {
        return IntStream.range(0, asked)
                .mapToObj(attempt -> done(limits.admit(call(), Set.of(scopes))))
                .filter(LimitDecision.Admitted.class::isInstance)
                .toList();
    }

    /** The result of the stage, within ten seconds. */
    protected static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
