package io.github.ariadne4j.callflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Sessions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link CallStore}. A test of an implementation extends this class and provides a store for a look-up. Every
 * test makes its own origin, scopes and calls, so that the store may be shared and need not be empty.
 */
public abstract class CallStoreContract {
    private final CallOrigin origin = Sessions.origin();
    private final LimitScope account = LimitScope.account("account-" + UUID.randomUUID());
    private final LimitScope trunk = LimitScope.trunk("trunk-" + UUID.randomUUID());
    private final Set<LimitScope> both = Set.of(account, trunk);

    /** A store that counts against these limits; closed by the subclass. */
    protected abstract CallStore store(LimitLookup lookup);

    @Test
    void a_call_that_is_taken_in_is_counted_and_has_its_session() {
        // Given
        CallStore store = store(only(calls(account, 1)));
        CallSession session = session();

        // When
        Admission admission = done(store.admit(session, both));

        // Then
        assertThat(admission).isEqualTo(Admission.taken());
        assertThat(admission.written()).isTrue();
        assertThat(live(store)).containsExactly(session);
        assertThat(done(store.admit(session(), both)).decision()).isInstanceOf(LimitDecision.Refused.class);
    }

    @Test
    void a_call_over_a_limit_is_counted_in_no_scope_and_leaves_no_session() {
        // Given
        CallStore store = store(only(new CallLimit(account, 1, 1, HangupCause.CONGESTION), calls(trunk, 0)));

        // When
        List<Admission> admissions = IntStream.range(0, 5)
                .mapToObj(call -> done(store.admit(session(), both)))
                .toList();

        // Then
        assertThat(admissions).allSatisfy(admission -> {
            assertThat(admission)
                    .isEqualTo(Admission.refused(
                            new LimitDecision.Refused(trunk, "more than 0 calls at once", HangupCause.USER_BUSY)));
            assertThat(admission.written()).isFalse();
        });
        assertThat(live(store)).isEmpty();
        assertThat(done(store.admit(session(), Set.of(account)))).isEqualTo(Admission.taken());
    }

    @Test
    void a_call_without_limits_has_its_session() {
        // Given
        CallStore store = store(LimitLookup.none());
        CallSession inScopes = session();
        CallSession inNone = session();

        // When
        Admission first = done(store.admit(inScopes, both));
        Admission second = done(store.admit(inNone, Set.of()));

        // Then
        assertThat(List.of(first, second)).containsOnly(Admission.taken());
        assertThat(live(store)).containsExactlyInAnyOrder(inScopes, inNone);
    }

    @Test
    void a_call_whose_limits_are_not_known_has_its_session() {
        // Given
        CallLimitException away = new CallLimitException("the database is away", null);
        CallStore store = store(scopes -> CompletableFuture.failedStage(away));
        CallSession session = session();

        // When
        Admission admission = done(store.admit(session, both));

        // Then
        assertThat(admission).isEqualTo(new Admission(null, away, null));
        assertThat(admission.written()).isTrue();
        assertThat(live(store)).containsExactly(session);
    }

    @Test
    void a_look_up_that_throws_is_one_that_fails() {
        // Given
        CallStore store = store(scopes -> {
            throw new CallLimitException("the look-up is broken", null);
        });

        // When
        Admission admission = done(store.admit(session(), both));

        // Then
        assertThat(admission.limitsFailed()).hasMessage("the look-up is broken");
        assertThat(admission.written()).isTrue();
    }

    @Test
    void a_call_that_ends_gives_back_what_it_held_and_waits_for_its_record() {
        // Given
        CallStore store = store(only(calls(account, 1), calls(trunk, 1)));
        CallSession session = session();
        done(store.admit(session, both));
        CallSession ended = Sessions.ended(session);

        // When
        done(store.end(ended));

        // Then
        assertThat(live(store)).isEmpty();
        assertThat(done(store.sessions().ended(origin, 10))).containsExactly(ended);
        assertThat(done(store.admit(session(), both))).isEqualTo(Admission.taken());
    }

    @Test
    void asking_again_for_a_call_that_is_taken_in_changes_nothing() {
        // Given
        CallStore store = store(only(new CallLimit(account, 2, 2, HangupCause.CONGESTION)));
        CallSession session = session();
        done(store.admit(session, both));
        done(store.sessions().update(Sessions.answered(session)));

        // When
        Admission again = done(store.admit(session, both));

        // Then
        assertThat(again).isEqualTo(Admission.taken());
        assertThat(live(store)).containsExactly(Sessions.answered(session));
        assertThat(done(store.admit(session(), both))).isEqualTo(Admission.taken());
        assertThat(done(store.admit(session(), both)).written()).isFalse();
    }

    @Test
    void what_became_of_several_calls_is_written_together() {
        // Given
        CallStore store = store(only(calls(account, 2)));
        CallSession lives = session();
        CallSession ends = session();
        CallSession endedBefore = session();
        done(store.admit(lives, both));
        done(store.admit(ends, both));
        done(store.end(Sessions.ended(endedBefore)));

        // When
        done(store.write(List.of(Sessions.answered(lives), Sessions.ended(ends), Sessions.answered(endedBefore))));

        // Then
        assertThat(live(store)).containsExactly(Sessions.answered(lives));
        assertThat(done(store.sessions().ended(origin, 10)))
                .containsExactlyInAnyOrder(Sessions.ended(ends), Sessions.ended(endedBefore));
        assertThat(done(store.admit(session(), both)).written()).isTrue();
        assertThat(done(store.admit(session(), both)).written()).isFalse();
    }

    @Test
    void of_two_calls_that_are_written_together_no_reader_sees_one_without_the_other() {
        // Given
        CallStore store = store(LimitLookup.none());
        List<CallSession> before = List.of(session(), session());
        List<CallSession> after = before.stream().map(Sessions::answered).toList();
        before.forEach(session -> done(store.admit(session, both)));
        CompletableFuture<Void> writes = CompletableFuture.runAsync(() ->
                IntStream.range(0, 500).forEach(number -> done(store.write(number % 2 == 0 ? after : before))));

        // When
        Set<Long> answered = new HashSet<>();
        do {
            answered.add(live(store).stream()
                    .filter(session -> session.timeline().calleeAnswered() != null)
                    .count());
        } while (!writes.isDone());

        // Then
        done(writes);
        assertThat(answered).isSubsetOf(0L, 2L);
    }

    @Test
    void ending_again_changes_nothing() {
        // Given
        CallStore store = store(only(calls(account, 1)));
        CallSession session = session();
        done(store.admit(session, both));
        done(store.end(Sessions.ended(session)));
        done(store.admit(session(), both));

        // When
        done(store.end(Sessions.ended(Sessions.answered(session))));

        // Then
        assertThat(done(store.sessions().ended(origin, 10))).containsExactly(Sessions.ended(session));
        assertThat(done(store.admit(session(), both)).written()).isFalse();
    }

    @Test
    void a_call_that_was_never_taken_in_can_end() {
        // Given
        CallStore store = store(only(calls(account, 1)));
        CallSession ended = Sessions.ended(session());

        // When
        done(store.end(ended));

        // Then
        assertThat(done(store.sessions().ended(origin, 10))).containsExactly(ended);
    }

    @Test
    void many_threads_together_leave_as_many_sessions_as_are_counted() {
        // Given
        CallStore store = store(only(calls(account, 50), calls(trunk, 70)));

        // When
        List<CompletionStage<Admission>> asked = IntStream.range(0, 400)
                .parallel()
                .mapToObj(call -> store.admit(session(), both))
                .toList();

        // Then
        assertThat(asked.stream().map(CallStoreContract::done).filter(Admission::written))
                .hasSize(50);
        assertThat(live(store)).hasSize(50);
    }

    @Test
    void renewing_keeps_what_is_counted() {
        // Given
        CallStore store = store(only(calls(account, 1)));
        CallSession session = session();
        done(store.admit(session, both));

        // When
        done(store.limits().renew(List.of(session.id(), session().id())));

        // Then
        assertThat(done(store.admit(session(), both)).written()).isFalse();
    }

    /** A call with an origin of this test only. */
    protected final CallSession session() {
        return Sessions.of(origin);
    }

    private List<CallSession> live(CallStore store) {
        return done(store.sessions().live(origin));
    }

    /** A limit of simultaneous calls; callers above it get busy. */
    protected static CallLimit calls(LimitScope scope, int most) {
        return new CallLimit(scope, most, null, HangupCause.USER_BUSY);
    }

    /** A look-up with these limits. */
    protected static LimitLookup only(CallLimit... known) {
        return scopes -> CompletableFuture.completedStage(Arrays.stream(known)
                .filter(limit -> scopes.contains(limit.scope()))
                .toList());
    }

    /** The result of the stage, within ten seconds. */
    protected static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
