package io.github.ariadne4j.callflow.session;

import static io.github.ariadne4j.callflow.session.Sessions.answered;
import static io.github.ariadne4j.callflow.session.Sessions.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link SessionStore}. A test of an implementation extends this class and provides its store. Every test makes
 * its own applications and calls, so that a store may be shared and need not be empty.
 */
public abstract class SessionStoreContract {
    private final CallOrigin origin = Sessions.origin();

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
        assertThat(live()).containsExactly(session);
        assertThat(outbox(origin)).isEmpty();
    }

    @Test
    void finds_nothing_where_nothing_is() {
        // When
        CallId unknown = new CallId(UUID.randomUUID());

        // Then
        assertThat(done(store().find(unknown))).isEmpty();
        assertThat(live()).isEmpty();
        assertThat(outbox(origin)).isEmpty();
        assertThat(deadLetters()).isEmpty();
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
        assertThat(live()).containsExactly(answered);
    }

    @Test
    void an_update_replaces_the_whole_session() {
        // Given
        CallSession session = session();
        done(store().create(session));
        done(store().update(answered(session)));

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
        assertThat(live()).containsExactly(session);
    }

    @Test
    void an_ended_session_is_found_and_listed_among_the_ended_only() {
        // Given
        CallSession session = session();
        done(store().create(session));

        // When
        done(store().end(ended(answered(session))));

        // Then
        assertThat(done(store().find(session.id()))).contains(ended(answered(session)));
        assertThat(live()).isEmpty();
        assertThat(outbox(origin)).containsExactly(ended(answered(session)));
    }

    @Test
    void sessions_of_several_calls_are_written_in_one_step() {
        // Given
        CallSession lives = session();
        CallSession ends = session();
        Stream.of(lives, ends).forEach(session -> done(store().create(session)));

        // When
        done(store().write(List.of(answered(lives), ended(ends))));

        // Then
        assertThat(live()).containsExactly(answered(lives));
        assertThat(outbox(origin)).containsExactly(ended(ends));
    }

    @Test
    void of_sessions_that_are_written_in_one_step_no_reader_sees_one_without_the_other() {
        // Given
        List<CallSession> before = List.of(session(), session());
        List<CallSession> after = before.stream().map(Sessions::answered).toList();
        done(store().write(before));
        CompletableFuture<Void> writes = CompletableFuture.runAsync(() ->
                IntStream.range(0, 500).forEach(number -> done(store().write(number % 2 == 0 ? after : before))));

        // When
        Set<Long> answered = new HashSet<>();
        do {
            answered.add(live().stream()
                    .filter(session -> session.timeline().calleeAnswered() != null)
                    .count());
        } while (!writes.isDone());

        // Then
        done(writes);
        assertThat(answered).isSubsetOf(0L, 2L);
    }

    @Test
    void a_session_that_the_store_never_had_can_end() {
        // Given
        CallSession ended = ended(session());

        // When
        done(store().end(ended));

        // Then
        assertThat(outbox(origin)).containsExactly(ended);
    }

    @Test
    void an_ended_session_stays_ended_whatever_comes_late() {
        // Given
        CallSession session = session();
        CallSession ended = ended(session);
        done(store().create(session));
        done(store().end(ended));

        // When
        done(store().update(answered(session)));
        done(store().create(session));
        done(store().end(ended(answered(session))));

        // Then
        assertThat(done(store().find(session.id()))).contains(ended);
        assertThat(live()).isEmpty();
        assertThat(outbox(origin)).containsExactly(ended);
    }

    @Test
    void a_removed_session_is_gone_and_removing_it_again_is_fine() {
        // Given
        CallSession lives = session();
        CallSession ended = ended(session());
        done(store().create(lives));
        done(store().end(ended));

        // When
        Stream.of(lives, ended, lives, ended).forEach(session -> done(store().remove(origin, session.id())));

        // Then
        assertThat(done(store().find(lives.id()))).isEmpty();
        assertThat(done(store().find(ended.id()))).isEmpty();
        assertThat(live()).isEmpty();
        assertThat(outbox(origin)).isEmpty();
    }

    @Test
    void lists_the_live_sessions_of_one_origin_only() {
        // Given
        List<CallSession> ours =
                IntStream.range(0, 1_200).mapToObj(call -> session()).toList();
        CallSession ofAnotherAsterisk = Sessions.of(new CallOrigin(origin.application(), "another"));
        CallSession ofAnotherApplication = Sessions.of(Sessions.origin());
        done(all(ours.stream().map(session -> store().create(session))));

        // When
        done(store().create(ofAnotherAsterisk));
        done(store().create(ofAnotherApplication));

        // Then
        assertThat(live()).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void lists_those_live_sessions_that_are_wanted() {
        // Given
        CallSession wanted = session();
        CallSession other = session();
        done(store().create(wanted));
        done(store().create(other));

        // Then
        assertThat(done(store().live(origin, id -> !id.equals(other.id())))).containsExactly(wanted);
    }

    @Test
    void lists_the_longest_ended_first_and_no_more_than_asked_for() {
        // Given
        List<CallSession> sessions =
                IntStream.range(0, 20).mapToObj(call -> ended(session())).toList();
        done(store().end(ended(Sessions.of(Sessions.origin()))));

        // When
        sessions.forEach(session -> done(store().end(session)));

        // Then
        assertThat(outbox(origin)).containsExactlyElementsOf(sessions);
        assertThat(done(store().ended(origin, 7))).containsExactlyElementsOf(sessions.subList(0, 7));
        assertThat(done(store().ended(origin, 0))).isEmpty();
    }

    @Test
    void lists_the_ended_besides_those_that_are_under_way_and_removes_many_at_once() {
        // Given
        List<CallSession> sessions =
                IntStream.range(0, 6).mapToObj(call -> ended(session())).toList();
        sessions.forEach(session -> done(store().end(session)));
        Set<CallId> underWay = Set.of(sessions.get(0).id(), sessions.get(2).id());

        // Then
        assertThat(done(store().ended(origin, underWay, 2))).containsExactly(sessions.get(1), sessions.get(3));

        // When
        done(store().remove(origin, underWay));

        // Then
        assertThat(outbox(origin)).containsExactly(sessions.get(1), sessions.get(3), sessions.get(4), sessions.get(5));
    }

    @Test
    void a_dead_letter_hinders_no_other() {
        // Given
        CallSession session = ended(session());
        done(store().end(session));

        // When
        done(store().moveToDeadLetters(session, "value too long\nfor type"));

        // Then
        assertThat(done(store().find(session.id()))).isEmpty();
        assertThat(live()).isEmpty();
        assertThat(outbox(origin)).isEmpty();
        assertThat(deadLetters()).containsExactly(new DeadLetter(session, "value too long\nfor type"));
    }

    @Test
    void the_dead_letters_of_all_asterisk_servers_of_an_application_are_listed() {
        // Given
        CallSession one = ended(session());
        CallSession another = ended(Sessions.of(new CallOrigin(origin.application(), "another")));
        CallSession notOurs = ended(Sessions.of(Sessions.origin()));

        // When
        Stream.of(one, another, notOurs).forEach(session -> done(store().moveToDeadLetters(session, "refused")));

        // Then
        assertThat(deadLetters()).extracting(DeadLetter::session).containsExactlyInAnyOrder(one, another);
    }

    @Test
    void a_requeued_session_is_ended_once_more_behind_the_others() {
        // Given
        CallSession requeued = ended(session());
        CallSession other = ended(session());
        done(store().end(requeued));
        done(store().moveToDeadLetters(requeued, "refused"));
        done(store().end(other));

        // When
        boolean wasThere = done(store().requeue(origin.application(), requeued.id()));
        boolean wasThereAgain = done(store().requeue(origin.application(), requeued.id()));

        // Then
        assertThat(wasThere).isTrue();
        assertThat(wasThereAgain).isFalse();
        assertThat(deadLetters()).isEmpty();
        assertThat(done(store().find(requeued.id()))).contains(requeued);
        assertThat(outbox(origin)).containsExactly(other, requeued);
    }

    @Test
    void a_session_of_another_application_cannot_be_requeued() {
        // Given
        CallSession session = ended(session());
        done(store().moveToDeadLetters(session, "refused"));

        // When
        boolean requeued = done(store().requeue(Sessions.origin().application(), session.id()));

        // Then
        assertThat(requeued).isFalse();
        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void calls_from_many_threads_do_not_disturb_each_other() {
        // Given
        List<CallSession> sessions =
                IntStream.range(0, 500).mapToObj(call -> session()).toList();

        // When
        done(all(sessions.parallelStream()
                .map(session -> store().create(session)
                        .thenCompose(created -> store().update(answered(session)))
                        .thenCompose(updated -> store().end(ended(session)))
                        .thenCompose(ended -> store().remove(origin, session.id())))));

        // Then
        assertThat(live()).isEmpty();
        assertThat(outbox(origin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "'; drop table cdr; --", "\r\nFLUSHALL\r\n", "\u0000", "Ünïcödé ☎ 😀", "}{", "%s{0}"})
    void text_of_the_caller_stays_as_it_is(String text) {
        // Given
        CallSession session = Sessions.of(origin, text);
        CallSession ended = ended(Sessions.of(origin, text));

        // When
        done(store().create(session));
        done(store().moveToDeadLetters(ended, text));

        // Then
        assertThat(done(store().find(session.id()))).contains(session);
        assertThat(deadLetters()).containsExactly(new DeadLetter(ended, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00:16:3e:aa:bb:cc", "}:{", "a b+c%20\r\n", "Ünïcödé ☎ 😀"})
    void the_id_of_an_asterisk_may_be_any_text(String asteriskId) {
        // Given
        CallOrigin odd = new CallOrigin(origin.application(), asteriskId);
        CallSession lives = Sessions.of(odd);
        CallSession ended = ended(Sessions.of(odd));

        // When
        done(store().create(lives));
        done(store().end(ended));

        // Then
        assertThat(done(store().live(odd))).containsExactly(lives);
        assertThat(outbox(odd)).containsExactly(ended);
    }

    @Test
    void answers_a_ping() {
        // When
        CompletionStage<Void> ping = store().ping();

        // Then
        assertThat(ping.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
    }

    /** A session that has just begun, with an origin of this test only. */
    protected final CallSession session() {
        return Sessions.of(origin);
    }

    private List<CallSession> live() {
        return done(store().live(origin));
    }

    private List<CallSession> outbox(CallOrigin where) {
        return done(store().ended(where, 1_000));
    }

    private List<DeadLetter> deadLetters() {
        return done(store().deadLetters(origin.application()));
    }

    private static CompletionStage<Void> all(Stream<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }

    /** The result of the stage, within ten seconds. */
    protected static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
