package io.github.ariadne4j.callflow.session;

import static io.github.ariadne4j.callflow.session.Sessions.answered;
import static io.github.ariadne4j.callflow.session.Sessions.ended;
import static io.github.ariadne4j.callflow.session.Sessions.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ownership.Renewal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link Ownership}, and of the writes that a {@link SessionStore} refuses. A test of an implementation extends
 * this class and provides both. Every test makes an origin of its own, so that a store may be shared and need not be empty.
 */
public abstract class OwnershipContract {
    private static final Duration SHORT = Duration.ofMillis(500);

    private final CallOrigin origin = Sessions.origin();

    /** Leases that are longer than any test. */
    protected abstract Ownership ownership();

    /** The same owners with another lease. */
    protected abstract Ownership ownership(Duration lease);

    /** The sessions of these owners. */
    protected abstract SessionStore sessions();

    @Test
    void every_owner_has_a_later_epoch_than_those_before() {
        // When
        List<Long> epochs = IntStream.range(0, 50)
                .mapToObj(instance -> done(ownership().acquire(origin)))
                .toList();

        // Then
        assertThat(epochs).isSorted().doesNotHaveDuplicates().allMatch(epoch -> epoch > 0);
    }

    @Test
    void no_other_takes_over_while_the_lease_lasts() {
        // Given
        long epoch = done(ownership().acquire(origin));

        // When
        OptionalLong taken = done(ownership().takeOver(origin));

        // Then
        assertThat(taken).isEmpty();
        assertThat(done(ownership().renew(origin, epoch))).isEqualTo(Renewal.KEPT);
    }

    @Test
    void one_takes_over_when_the_lease_has_run_out() {
        // Given
        long epoch = done(ownership(SHORT).acquire(origin));

        // When
        OptionalLong taken = await().atMost(Duration.ofSeconds(5))
                .until(() -> done(ownership().takeOver(origin)), OptionalLong::isPresent);

        // Then
        assertThat(taken.orElseThrow()).isGreaterThan(epoch);
        assertThat(done(ownership().renew(origin, epoch))).isEqualTo(Renewal.LOST);
        assertThat(done(ownership().renew(origin, taken.orElseThrow()))).isEqualTo(Renewal.KEPT);
    }

    @Test
    void only_one_of_many_takes_over() {
        // When
        List<CompletionStage<OptionalLong>> asked = IntStream.range(0, 50)
                .parallel()
                .mapToObj(peer -> ownership().takeOver(origin))
                .toList();

        // Then
        assertThat(asked.stream().map(OwnershipContract::done).filter(OptionalLong::isPresent))
                .hasSize(1);
    }

    @Test
    void a_lease_that_is_renewed_lasts() {
        // Given
        Ownership owner = ownership(SHORT);
        long epoch = done(owner.acquire(origin));

        // When
        await().during(SHORT.multipliedBy(4))
                .atMost(SHORT.multipliedBy(8))
                .pollInterval(SHORT.dividedBy(10))
                // Then
                .until(() -> done(owner.renew(origin, epoch)) == Renewal.KEPT
                        && done(owner.takeOver(origin)).isEmpty());
    }

    @Test
    void a_lease_that_ran_out_is_taken_again_if_no_other_was_faster() {
        // Given
        long epoch = done(ownership(SHORT).acquire(origin));
        done(sessions().create(ownedBy(Sessions.of(origin), epoch)));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> done(ownership().abandoned()).contains(origin));

        // When
        Renewal renewed = done(ownership().renew(origin, epoch));

        // Then
        assertThat(renewed).isEqualTo(Renewal.RESTORED);
        assertThat(done(ownership().takeOver(origin))).isEmpty();
    }

    @Test
    void whom_another_followed_renews_nothing() {
        // Given
        long before = done(ownership().acquire(origin));
        long after = done(ownership().acquire(origin));

        // When
        Renewal renewed = done(ownership().renew(origin, before));

        // Then
        assertThat(renewed).isEqualTo(Renewal.LOST);
        assertThat(done(ownership().renew(origin, after))).isEqualTo(Renewal.KEPT);
    }

    @Test
    void a_lease_that_is_given_back_may_be_taken_over_at_once() {
        // Given
        long epoch = done(ownership().acquire(origin));

        // When
        done(ownership().release(origin, epoch));

        // Then
        assertThat(done(ownership().takeOver(origin)).orElseThrow()).isGreaterThan(epoch);
    }

    @Test
    void whom_another_followed_gives_nothing_back() {
        // Given
        long before = done(ownership().acquire(origin));
        done(ownership().acquire(origin));

        // When
        done(ownership().release(origin, before));

        // Then
        assertThat(done(ownership().takeOver(origin))).isEmpty();
    }

    @Test
    void abandoned_is_who_has_sessions_and_no_owner() {
        // Given
        CallOrigin owned = Sessions.origin();
        CallOrigin withoutSessions = Sessions.origin();
        CallOrigin withLive = Sessions.origin();
        CallOrigin withEnded = Sessions.origin();
        long epoch = done(ownership().acquire(owned));
        done(ownership().release(withoutSessions, done(ownership().acquire(withoutSessions))));

        // When
        done(sessions().create(ownedBy(Sessions.of(owned), epoch)));
        done(sessions().create(Sessions.of(withLive)));
        done(sessions().end(ended(Sessions.of(withEnded))));

        // Then
        assertThat(done(ownership().abandoned()))
                .contains(withLive, withEnded)
                .doesNotContain(owned, withoutSessions)
                .doesNotHaveDuplicates();
    }

    @Test
    void whose_last_session_is_gone_is_not_abandoned_any_more() {
        // Given
        CallSession removed = Sessions.of(origin);
        CallSession refused = ended(Sessions.of(origin));
        done(sessions().create(removed));
        done(sessions().end(refused));

        // When
        done(sessions().remove(origin, removed.id()));
        boolean afterTheFirst = done(ownership().abandoned()).contains(origin);
        done(sessions().moveToDeadLetters(refused, "refused"));
        boolean afterTheLast = done(ownership().abandoned()).contains(origin);
        done(sessions().requeue(origin.application(), refused.id()));

        // Then
        assertThat(List.of(afterTheFirst, afterTheLast)).containsExactly(true, false);
        assertThat(done(ownership().abandoned())).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00:16:3e:aa:bb:cc", "}:{", "a b+c%20\r\n", "Ünïcödé ☎ 😀"})
    void the_id_of_an_asterisk_may_be_any_text(String asteriskId) {
        // Given
        CallOrigin odd = new CallOrigin(origin.application(), asteriskId);

        // When
        done(sessions().create(Sessions.of(odd)));

        // Then
        assertThat(done(ownership().abandoned())).contains(odd);
    }

    @Test
    void who_never_had_an_owner_was_never_seen() {
        assertThat(done(ownership().lastSeen(origin))).isEmpty();
    }

    @Test
    void until_when_calls_were_watched_outlives_the_change_of_owners() {
        // Given
        long before = done(ownership().acquire(origin));
        done(ownership().renew(origin, before));
        Optional<Instant> watched = done(ownership().lastSeen(origin));

        // When
        long after = done(ownership().acquire(origin));
        done(ownership().renew(origin, before));

        // Then
        assertThat(watched).isPresent();
        assertThat(done(ownership().lastSeen(origin))).isEqualTo(watched);
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            done(ownership().renew(origin, after));
            return done(ownership().lastSeen(origin)).orElseThrow().isAfter(watched.orElseThrow());
        });
    }

    @Test
    void calls_are_watched_until_their_lease_is_given_back() {
        // Given
        long epoch = done(ownership().acquire(origin));

        // When
        done(ownership().release(origin, epoch));

        // Then
        assertThat(done(ownership().lastSeen(origin))).isPresent();
    }

    @Test
    void the_asterisk_that_an_owner_notes_is_known_to_all_until_another_is_noted() {
        // Given
        ServedAsterisk first = new ServedAsterisk(Instant.ofEpochMilli(1_700_000_000_123L), null);
        ServedAsterisk second = new ServedAsterisk(null, URI.create("https://asterisk.example.com:8089/prefix"));
        assertThat(done(ownership().served(origin))).isEmpty();

        // When
        done(ownership().serve(origin, first));
        Optional<ServedAsterisk> noted = done(ownership().served(origin));
        done(ownership().serve(origin, second));

        // Then
        assertThat(noted).contains(first);
        assertThat(done(ownership(SHORT).served(origin))).contains(second);
    }

    @Test
    void what_an_earlier_owner_writes_is_refused_and_changes_nothing() {
        // Given
        long before = done(ownership().acquire(origin));
        CallSession session = ownedBy(Sessions.of(origin), before);
        done(sessions().create(session));

        // When
        done(ownership().acquire(origin));

        // Then
        assertRefused(sessions().create(ownedBy(Sessions.of(origin), before)));
        assertRefused(sessions().update(answered(session)));
        assertRefused(sessions().end(ended(session)));
        assertRefused(sessions().write(List.of(answered(session), ended(ownedBy(Sessions.of(origin), before)))));
        assertRefused(sessions().moveToDeadLetters(ended(session), "refused"));
        assertThat(done(sessions().live(origin))).containsExactly(session);
        assertThat(done(sessions().ended(origin, 10))).isEmpty();
        assertThat(done(sessions().deadLetters(origin.application()))).isEmpty();
    }

    @Test
    void what_counts_no_lives_may_not_write_beside_an_owner() {
        // Given
        done(ownership().acquire(origin));

        // When
        CompletionStage<Void> written = sessions().create(Sessions.of(origin));

        // Then
        assertRefused(written);
    }

    @Test
    void the_new_owner_writes_what_the_old_one_began() {
        // Given
        CallSession session = ownedBy(Sessions.of(origin), done(ownership().acquire(origin)));
        done(sessions().create(session));
        long after = done(ownership().acquire(origin));

        // When
        done(sessions().update(ownedBy(answered(session), after)));
        done(sessions().end(ownedBy(ended(session), after)));

        // Then
        assertThat(done(sessions().ended(origin, 10))).containsExactly(ownedBy(ended(session), after));
    }

    @Test
    void what_an_earlier_owner_ended_can_become_a_dead_letter_and_be_removed() {
        // Given
        long before = done(ownership().acquire(origin));
        CallSession refused = ownedBy(ended(Sessions.of(origin)), before);
        CallSession removed = ownedBy(ended(Sessions.of(origin)), before);
        Stream.of(refused, removed).forEach(session -> done(sessions().end(session)));
        done(ownership().acquire(origin));

        // When
        done(sessions().moveToDeadLetters(refused, "refused"));
        done(sessions().remove(origin, removed.id()));

        // Then
        assertThat(done(sessions().ended(origin, 10))).isEmpty();
        assertThat(done(sessions().deadLetters(origin.application())))
                .extracting(DeadLetter::session)
                .containsExactly(refused);
    }

    private static void assertRefused(CompletionStage<?> written) {
        assertThatThrownBy(() -> done(written)).hasCauseInstanceOf(StaleOwnerException.class);
    }

    /** The result of the stage, within ten seconds. */
    protected static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
