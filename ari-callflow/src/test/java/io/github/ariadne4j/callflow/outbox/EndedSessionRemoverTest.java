package io.github.ariadne4j.callflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class EndedSessionRemoverTest {
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1.1"), Instant.EPOCH);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "asterisk");

    @Test
    void a_session_that_could_not_be_removed_is_removed_later_and_then_no_more() {
        // Given
        SessionStore store = mock(SessionStore.class);
        when(store.remove(any(), anyCollection()))
                .thenReturn(CompletableFuture.failedFuture(new SessionStoreException("Redis is away", null)))
                .thenReturn(CompletableFuture.completedFuture(null));
        EndedSessionRemover ended = new EndedSessionRemover(CallStore.of(store, CallLimits.unlimited()), PATIENCE);

        // When
        assertThat(ended.remove(ORIGIN, CALL)).isCompleted();
        ended.retry();
        ended.retry();

        // Then
        verify(store, times(2)).remove(ORIGIN, List.of(CALL));
    }

    @Test
    void those_that_come_while_the_store_is_at_work_are_removed_together() {
        // Given
        SessionStore store = mock(SessionStore.class);
        CompletableFuture<Void> first = new CompletableFuture<>();
        when(store.remove(any(), anyCollection()))
                .thenReturn(first)
                .thenReturn(CompletableFuture.completedFuture(null));
        EndedSessionRemover ended = new EndedSessionRemover(CallStore.of(store, CallLimits.unlimited()), PATIENCE);
        CallId second = CallId.of("asterisk", new ChannelId("1.2"), Instant.EPOCH);
        CallId third = CallId.of("asterisk", new ChannelId("1.3"), Instant.EPOCH);

        // When
        ended.remove(ORIGIN, CALL);
        ended.remove(ORIGIN, second);
        CompletionStage<Void> last = ended.remove(ORIGIN, third);
        first.complete(null);

        // Then
        assertThat(last).isCompleted();
        verify(store).remove(ORIGIN, List.of(CALL));
        verify(store).remove(ORIGIN, List.of(second, third));
    }
}
