package io.github.ariadne4j.callflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.FailingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpoolOutageTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "00:16:3e:aa:bb:cc");
    private static final CallSession ENDED = ended();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final CdrSink sink = mock(CdrSink.class, withSettings().stubOnly());
    private final CallStore store = mock(CallStore.class, withSettings().stubOnly());
    private final AtomicInteger written = new AtomicInteger();
    private @Nullable CdrOutbox outbox;

    private static CallSession ended() {
        CallSession session = Sessions.of(ORIGIN);
        CallEnd end = CallEnd.told(Disposition.ANSWERED, EndReason.of(Party.CALLER, HangupCause.NORMAL_CLEARING));
        return session.ended(session.timeline().endedAt(Instant.now()), List.of(), Map.of(), end);
    }

    /** A spool of numbered calls that makes their sessions as they are read, and counts them. */
    private static class Numbered implements SessionSpool {
        final long calls;
        final AtomicInteger mostRead = new AtomicInteger();
        volatile long first;

        Numbered(long calls) {
            this.calls = calls;
        }

        @Override
        public CompletionStage<Void> append(CallSession ended) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> done(CallId call) {
            first = Math.max(first, call.value().getLeastSignificantBits() + 1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public List<CallSession> left() {
            throw new UnsupportedOperationException("more than fits into memory");
        }

        @Override
        public List<CallSession> left(@Nullable CallId after, int most) {
            mostRead.accumulateAndGet(most, Math::max);
            long from = after == null ? first : Math.max(first, after.value().getLeastSignificantBits() + 1);
            return LongStream.range(from, Math.min(calls, from + most))
                    .mapToObj(Numbered::session)
                    .toList();
        }

        private static CallSession session(long number) {
            IncomingCall call = ENDED.call();
            return new CallSession(
                    ORIGIN,
                    ENDED.owner(),
                    new IncomingCall(
                            new CallId(new UUID(0, number)),
                            call.channel(),
                            call.caller(),
                            call.dialled(),
                            call.context(),
                            call.account(),
                            call.trunk(),
                            call.args()),
                    ENDED.timeline(),
                    ENDED.state(),
                    ENDED.legs(),
                    ENDED.notes(),
                    ENDED.end());
        }

        @Override
        public void close() {}
    }

    private CdrOutbox start(SessionSpool spool, Duration patience) {
        outbox = new CdrOutbox(store, spool, sink, patience);
        outbox.start(7, ORIGIN);
        return outbox;
    }

    private void sinkWrites() {
        when(sink.write(any())).thenAnswer(call -> {
            written.incrementAndGet();
            return CompletableFuture.completedStage(null);
        });
    }

    @AfterEach
    void close() {
        if (outbox != null) {
            outbox.close();
        }
    }

    @Test
    void while_the_store_never_answers_all_records_go_to_the_database_part_by_part() {
        // Given
        Numbered spool = new Numbered(3_000);
        AtomicInteger asked = new AtomicInteger();
        when(store.sessions()).thenReturn(new InMemorySessionStore());
        when(store.end(any())).thenAnswer(call -> {
            asked.incrementAndGet();
            return new CompletableFuture<Void>();
        });
        sinkWrites();

        // When
        start(spool, Duration.ofMillis(100));

        // Then
        await().atMost(SOON).until(() -> written.get() >= 3_000);
        assertThat(spool.mostRead).hasValueLessThanOrEqualTo(500);
        assertThat(asked.get()).as("asked in parts, and ever more slowly").isLessThan(150);
    }

    @Test
    void a_store_that_is_back_is_given_a_bounded_number_at_once_until_the_spool_is_empty() {
        // Given
        Numbered spool = new Numbered(250_000);
        Queue<CompletableFuture<Void>> asked = new ArrayDeque<>();
        when(store.sessions()).thenReturn(new InMemorySessionStore());
        when(store.end(any())).thenAnswer(call -> {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            synchronized (asked) {
                asked.add(answer);
            }
            return answer;
        });
        sinkWrites();
        AtomicInteger mostInFlight = new AtomicInteger();
        start(spool, Duration.ofSeconds(30));

        // When
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    answerAll(asked, mostInFlight);
                    return spool.first == 250_000;
                });

        // Then
        assertThat(mostInFlight).hasValueBetween(1, 100);
        assertThat(spool.mostRead).hasValueLessThanOrEqualTo(500);
    }

    private static void answerAll(Queue<CompletableFuture<Void>> asked, AtomicInteger mostInFlight) {
        for (List<CompletableFuture<Void>> some = all(asked); !some.isEmpty(); some = all(asked)) {
            mostInFlight.accumulateAndGet(some.size(), Math::max);
            some.forEach(answer -> answer.complete(null));
        }
    }

    private static List<CompletableFuture<Void>> all(Queue<CompletableFuture<Void>> asked) {
        synchronized (asked) {
            List<CompletableFuture<Void>> some = List.copyOf(asked);
            asked.clear();
            return some;
        }
    }

    @Test
    void a_disk_that_hangs_holds_up_neither_the_start_nor_a_call_that_ends() throws Exception {
        // Given
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        FailingStore working = new FailingStore(CallStore.of(new InMemorySessionStore(), CallLimits.unlimited()));
        sinkWrites();
        SessionSpool spool = new Numbered(10) {
            @Override
            public List<CallSession> left(@Nullable CallId after, int most) {
                reading.countDown();
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    throw new SessionStoreException("interrupted", e);
                }
                return List.of();
            }
        };
        outbox = new CdrOutbox(working, spool, sink, Duration.ofMillis(200));

        // When
        CompletionStage<Void> started = outbox.start(7, ORIGIN);
        reading.await();

        // Then
        assertThat(outbox.take(ENDED, null)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(started).succeedsWithin(Duration.ofSeconds(5));
        assertThat(written).hasValue(1);
    }

    @Test
    void when_it_is_closed_nothing_more_is_begun_and_its_thread_ends() {
        // Given
        when(store.sessions()).thenReturn(new InMemorySessionStore());
        Numbered spool = new Numbered(0);
        Set<Thread> ofOthers = outboxThreads();
        CdrOutbox closed = start(spool, Duration.ofSeconds(1));
        await().atMost(SOON).until(() -> spool.mostRead.get() > 0);
        assertThat(newThreads(ofOthers)).hasSize(1);

        // When
        closed.close();

        // Then
        await().atMost(SOON).until(() -> newThreads(ofOthers).isEmpty());
    }

    /** Those that were begun since then. */
    private static Set<Thread> newThreads(Set<Thread> before) {
        return outboxThreads().stream()
                .filter(thread -> !before.contains(thread))
                .collect(Collectors.toSet());
    }

    /** Engines of other tests in this JVM may have some. */
    private static Set<Thread> outboxThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("cdr-outbox"))
                .collect(Collectors.toSet());
    }
}
