package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link SessionStore} does. An implementation's test extends this and hands out its store. Every test makes
 * applications and calls of its own, so that a store may be shared and need not be empty.
 */
public abstract class SessionStoreContract {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    private final String application = "app-" + UUID.randomUUID();

    /** The store under test; may be the same one each time. */
    protected abstract SessionStore store();

    @Test
    void finds_what_was_created() {
        // Given
        CallSession session = session();

        // When
        done(store().create(session));

        // Then
        assertThat(done(store().find(session.id()))).contains(session);
    }

    @Test
    void finds_nothing_where_nothing_is() {
        // When
        CallId nobody = new CallId(UUID.randomUUID());

        // Then
        assertThat(done(store().find(nobody))).isEmpty();
        assertThat(done(store().all(application))).isEmpty();
    }

    @Test
    void creating_again_changes_nothing() {
        // Given
        CallSession session = session();
        CallSession answered = answered(session);
        done(store().create(session));
        done(store().update(answered));

        // When
        done(store().create(session));

        // Then
        assertThat(done(store().find(session.id()))).contains(answered);
        assertThat(done(store().all(application))).containsExactly(answered);
    }

    @Test
    void an_update_replaces_the_whole_session() {
        // Given
        CallSession session = session();
        done(store().create(session));
        done(store().update(ended(session)));

        // When
        done(store().update(session));

        // Then
        assertThat(done(store().find(session.id()))).contains(session);
    }

    @Test
    void an_update_brings_back_what_the_store_lost() {
        // Given
        CallSession session = answered(session());

        // When
        done(store().update(session));

        // Then
        assertThat(done(store().all(application))).containsExactly(session);
    }

    @Test
    void keeps_why_a_call_ended() {
        // Given
        CallSession ended = ended(answered(session()));

        // When
        done(store().update(ended));

        // Then
        assertThat(done(store().find(ended.id()))).contains(ended);
    }

    @Test
    void a_removed_session_is_gone_and_removing_it_again_is_fine() {
        // Given
        CallSession session = session();
        done(store().create(session));

        // When
        done(store().remove(session.id()));
        done(store().remove(session.id()));

        // Then
        assertThat(done(store().find(session.id()))).isEmpty();
        assertThat(done(store().all(application))).isEmpty();
    }

    @Test
    void lists_the_sessions_of_one_application_only() {
        // Given
        List<CallSession> ours =
                IntStream.range(0, 1_200).mapToObj(call -> session()).toList();
        CallSession theirs = session("other-" + UUID.randomUUID(), "100");
        ours.forEach(session -> store().create(session));

        // When
        done(store().create(theirs));

        // Then
        assertThat(done(store().all(application))).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void calls_from_many_threads_do_not_disturb_each_other() {
        // Given
        List<CallSession> sessions =
                IntStream.range(0, 500).mapToObj(call -> session()).toList();

        // When
        CompletableFuture<?>[] lives = sessions.parallelStream()
                .map(session -> store().create(session)
                        .thenCompose(created -> store().update(answered(session)))
                        .thenCompose(updated -> store().remove(session.id()))
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        done(CompletableFuture.allOf(lives));

        // Then
        assertThat(done(store().all(application))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "'; drop table cdr; --", "\r\nFLUSHALL\r\n", "\u0000", "Ünïcödé ☎ 😀", "}{", "%s{0}"})
    void text_of_the_caller_stays_as_it_is(String text) {
        // Given
        CallSession session = session(application, text);

        // When
        done(store().create(session));

        // Then
        assertThat(done(store().find(session.id()))).contains(session);
    }

    @Test
    void answers_a_ping() {
        // When
        CompletionStage<Void> ping = store().ping();

        // Then
        assertThat(ping.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(2));
    }

    /** A session that has just begun, of an application that only this test has. */
    protected final CallSession session() {
        return session(application, "+33123456789");
    }

    private static CallSession session(String application, String caller) {
        UUID id = UUID.randomUUID();
        return new CallSession(
                new CallId(id),
                new CallSession.Origin(application, "00:16:3e:aa:bb:cc"),
                caller,
                "100" + caller,
                new ChannelId("1700000000." + id),
                null,
                new BridgeId("a4j~" + id + "~m"),
                CallTimeline.startedAt(START),
                null);
    }

    private static CallSession answered(CallSession session) {
        CallTimeline timeline =
                session.timeline().ringingAt(START.plusMillis(1)).answeredAt(START.plusNanos(2_000_001_000));
        return changed(session, new ChannelId("a4j~" + session.id() + "~b1"), timeline, null);
    }

    private static CallSession ended(CallSession session) {
        return changed(
                session,
                session.calleeChannel(),
                session.timeline().endedAt(START.plusSeconds(60)),
                new EndReason(Party.CALLEE, HangupCause.USER_BUSY, 486));
    }

    private static CallSession changed(CallSession session, ChannelId callee, CallTimeline timeline, EndReason end) {
        return new CallSession(
                session.id(),
                session.origin(),
                session.caller(),
                session.dialled(),
                session.callerChannel(),
                callee,
                session.bridge(),
                timeline,
                end);
    }

    /** What the stage completes with, within ten seconds. */
    protected static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
