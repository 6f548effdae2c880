package io.github.ariadne4j.callflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.spool.FileSpool;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.FailingStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdrOutboxTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "00:16:3e:aa:bb:cc");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final FailingStore store = new FailingStore(CallStore.of(sessions, CallLimits.unlimited()));
    private final Sink sink = new Sink();
    private final List<CdrOutbox> outboxes = new ArrayList<>();

    @AfterEach
    void close() {
        outboxes.forEach(CdrOutbox::close);
    }

    private CdrOutbox outbox(CallStore on, SessionSpool spool) {
        CdrOutbox outbox = new CdrOutbox(on, spool, sink, PATIENCE);
        outboxes.add(outbox);
        return outbox;
    }

    /** Accepts or fails records on request of the test. */
    private static final class Sink implements CdrSink {
        final List<CallDetailRecord> written = new ArrayList<>();
        RuntimeException fault;

        @Override
        public synchronized CompletionStage<Void> write(CallDetailRecord cdr) {
            if (fault != null) {
                return CompletableFuture.failedStage(fault);
            }
            written.add(cdr);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public int backlog() {
            return 0;
        }

        @Override
        public CompletionStage<Void> ping() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {}
    }

    private static CallSession ended() {
        CallSession session = Sessions.of(ORIGIN);
        CallEnd end = CallEnd.told(Disposition.ANSWERED, EndReason.of(Party.CALLER, HangupCause.NORMAL_CLEARING));
        return session.ended(session.timeline().endedAt(Instant.now()), List.of(), Map.of(), end);
    }

    /** Writes an ended session, and passes it to the outbox with the result. */
    private static CompletionStage<Void> end(CdrOutbox outbox, CallStore store, CallSession ended) {
        return store.end(ended).handle((done, error) -> error).thenCompose(error -> outbox.take(ended, error));
    }

    private static void done(CompletionStage<Void> stage) {
        stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void a_record_that_is_committed_leaves_no_session() {
        // Given
        CdrOutbox outbox = outbox(store, SessionSpool.none());

        // When
        done(end(outbox, store, ended()));

        // Then
        assertThat(sink.written).hasSize(1);
        assertThat(sessions.isEmpty()).isTrue();
    }

    @Test
    void a_record_that_the_sink_has_no_room_for_is_written_later_from_the_store() {
        // Given
        CdrOutbox outbox = outbox(store, SessionSpool.none());
        sink.fault = new CdrWriteException("too many wait", null);
        done(end(outbox, store, ended()));
        assertThat(sessions.isEmpty()).isFalse();
        sink.fault = null;

        // When
        outbox.start(7, ORIGIN);

        // Then
        await().atMost(SOON).until(sessions::isEmpty);
        assertThat(sink.written).hasSize(1);
    }

    @Test
    void a_record_that_no_database_takes_becomes_a_dead_letter_and_is_found_again() {
        // Given
        CdrOutbox outbox = outbox(store, SessionSpool.none());
        sink.fault = new CdrRefusedException("value too long", null);
        CallSession ended = ended();

        // When
        done(end(outbox, store, ended));

        // Then
        assertThat(sessions.isEmpty()).isTrue();
        assertThat(sessions.deadLetters("b2bua").toCompletableFuture().join())
                .singleElement()
                .satisfies(letter -> assertThat(letter.session().id()).isEqualTo(ended.id()));
    }

    @Test
    void without_a_store_the_record_goes_to_the_database_and_waits_in_the_spool_for_the_store() {
        // Given
        try (SessionSpool spool = FileSpool.open(folder)) {
            CdrOutbox outbox = outbox(store, spool);
            store.fault = new SessionStoreException("Redis is away", null);
            done(end(outbox, store, ended()));
            assertThat(sink.written).hasSize(1);
            assertThat(spool.left()).hasSize(1);

            // When
            done(outbox.start(7, ORIGIN));
            store.fault = null;

            // Then
            await().atMost(SOON).until(() -> spool.left().isEmpty() && sessions.isEmpty());
        }
    }

    @Test
    void without_store_and_spool_what_a_call_held_is_given_back_once_the_store_is_there_again() {
        // Given
        CallSession ended = ended();
        LimitScope trunk = LimitScope.trunk("carrier");
        CallLimits limits = new InMemoryCallLimits(scopes ->
                CompletableFuture.completedStage(List.of(new CallLimit(trunk, 1, null, HangupCause.CONGESTION))));
        FailingStore counting = new FailingStore(CallStore.of(sessions, limits));
        counting.admit(ended, Set.of(trunk)).toCompletableFuture().join();
        CdrOutbox outbox = outbox(counting, SessionSpool.none());
        counting.fault = new SessionStoreException("Redis is away", null);
        done(end(outbox, counting, ended));
        assertThat(sink.written).hasSize(1);

        // When
        counting.fault = null;
        outbox.start(7, ORIGIN);

        // Then
        await().atMost(SOON).until(sessions::isEmpty);
        assertThat(limits.admit(CallId.of("asterisk", new ChannelId("2.1"), Instant.EPOCH), Set.of(trunk)))
                .isCompletedWithValue(new LimitDecision.Admitted());
    }

    @Test
    void what_an_earlier_life_left_in_the_spool_is_written_by_the_next() {
        // Given
        try (SessionSpool spool = FileSpool.open(folder)) {
            done(spool.append(ended()));
        }

        // When
        try (SessionSpool spool = FileSpool.open(folder)) {
            done(outbox(store, spool).start(7, ORIGIN));

            // Then
            await().atMost(SOON).until(() -> spool.left().isEmpty() && sink.written.size() == 1);
        }
    }

    @Test
    void all_that_waits_in_the_store_is_written_part_by_part() {
        // Given
        CdrOutbox outbox = outbox(store, SessionSpool.none());
        for (int call = 0; call < 1_700; call++) {
            sessions.end(ended());
        }

        // When
        outbox.start(7, ORIGIN);

        // Then
        await().atMost(SOON).until(sessions::isEmpty);
        assertThat(sink.written).hasSize(1_700);
    }
}
