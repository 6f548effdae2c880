package io.github.ariadne4j.callflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SeparateStoresTest extends CallStoreContract {
    private final SessionStoreException diskFull = new SessionStoreException("the disk is full", null);

    private final SessionStore sessions = new InMemorySessionStore();

    @Override
    protected CallStore store(LimitLookup lookup) {
        return CallStore.of(sessions, new InMemoryCallLimits(lookup));
    }

    @Test
    void what_two_stores_keep_has_no_owner() {
        assertThat(store(LimitLookup.none()).ownership()).isEmpty();
    }

    @Test
    void a_session_that_cannot_be_written_leaves_the_call_counted_and_says_so() {
        // Given
        CallStore store = CallStore.of(failing("create"), CallLimits.unlimited());

        // When
        Admission admission = done(store.admit(session(), Set.of()));

        // Then
        assertThat(admission).isEqualTo(new Admission(new LimitDecision.Admitted(), null, diskFull));
        assertThat(admission.written()).isFalse();
    }

    @Test
    void a_session_that_cannot_be_ended_gives_back_what_the_call_held() {
        // Given
        CallSession session = session();
        LimitScope account = LimitScope.account(session.call().account());
        CallLimits limits = new InMemoryCallLimits(only(calls(account, 1)));
        CallStore store = CallStore.of(failing("end"), limits);
        done(store.admit(session, Set.of(account)));

        // When
        assertThatThrownBy(() -> done(store.end(Sessions.ended(session)))).hasCause(diskFull);

        // Then
        assertThat(done(store.admit(session(), Set.of(account)))).isEqualTo(Admission.taken());
    }

    @Test
    void limits_that_cannot_take_a_call_back_do_not_keep_it_from_ending() {
        // Given
        CallStore store = CallStore.of(sessions, new StuckLimits());
        CallSession ended = Sessions.ended(session());

        // When
        done(store.end(ended));

        // Then
        assertThat(done(sessions.ended(ended.origin(), 10))).containsExactly(ended);
    }

    /** The store in memory, except for this method, which fails. */
    private SessionStore failing(String method) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, called, args) -> {
                    if (called.getName().equals(method)) {
                        return CompletableFuture.failedStage(diskFull);
                    }
                    try {
                        return called.invoke(sessions, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Counts calls, and throws at their release. */
    private static final class StuckLimits implements CallLimits {
        @Override
        public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
            return CompletableFuture.completedStage(new LimitDecision.Admitted());
        }

        @Override
        public CompletionStage<Void> renew(Collection<CallId> calls) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> release(CallId call) {
            throw new IllegalStateException("stuck");
        }
    }
}
