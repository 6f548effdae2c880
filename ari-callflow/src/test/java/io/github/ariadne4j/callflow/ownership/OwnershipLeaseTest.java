package io.github.ariadne4j.callflow.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ownership.Renewal;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OwnershipLeaseTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "00:16:3e:aa:bb:cc");

    private final FakeOwnership store = new FakeOwnership();
    private final List<String> told = new ArrayList<>();
    private long now;
    private boolean listening;
    private final OwnershipLease ownership = OwnershipLease.of(
            store,
            ORIGIN,
            7,
            new OwnershipLease.Watch(
                    () -> now, () -> listening, Runnable::run, () -> told.add("restored"), () -> told.add("lost")));

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void act(String what) {
        ownership.act(() -> told.add(what));
    }

    @Test
    void acts_at_once_while_its_lease_is_fresh() {
        // When
        act("hang up");

        // Then
        assertThat(told).containsExactly("hang up");
    }

    @Test
    void does_nothing_after_a_pause_until_the_lease_is_confirmed_and_then_all_in_order() {
        // Given
        pass(Duration.ofSeconds(10));
        act("first");
        act("second");
        assertThat(told).isEmpty();

        // When
        ownership.tick();
        act("third");

        // Then
        assertThat(told).containsExactly("first", "second", "third");
    }

    @Test
    void never_does_anything_again_once_another_owns_the_calls() {
        // Given
        pass(Duration.ofSeconds(10));
        act("waiting");
        store.next = CompletableFuture.completedFuture(Renewal.LOST);

        // When
        ownership.tick();
        act("later");
        ownership.tick();

        // Then
        assertThat(told).containsExactly("lost");
        assertThat(ownership.isLost()).isTrue();
    }

    @Test
    void goes_on_while_the_store_is_away_since_no_other_can_take_over_without_it() {
        // Given
        store.next = CompletableFuture.failedFuture(new SessionStoreException("Redis is away", null));

        // When
        for (int second = 0; second < 60; second++) {
            pass(Duration.ofSeconds(1));
            ownership.tick();
            act("second " + second);
        }

        // Then
        assertThat(told).hasSize(60).doesNotContain("lost", "restored");
    }

    @Test
    void an_answer_that_was_asked_for_before_the_pause_confirms_nothing() {
        // Given
        CompletableFuture<Renewal> late = new CompletableFuture<>();
        store.next = late;
        ownership.tick();
        pass(Duration.ofSeconds(10));

        // When
        late.complete(Renewal.KEPT);
        act("hang up");

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void a_store_that_fails_right_after_a_pause_confirms_nothing() {
        // Given
        store.next = CompletableFuture.failedFuture(new SessionStoreException("timed out while paused", null));
        pass(Duration.ofSeconds(10));

        // When
        ownership.tick();
        act("hang up");

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void after_a_pause_with_the_store_away_an_open_event_socket_is_proof_enough() {
        // Given
        store.next = CompletableFuture.failedFuture(new SessionStoreException("Redis is away", null));
        listening = true;
        pass(Duration.ofSeconds(10));
        act("hang up");

        // When
        for (int second = 0; second < 13; second++) {
            pass(Duration.ofSeconds(1));
            ownership.tick();
        }
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(1));
        ownership.tick();

        // Then
        assertThat(told).containsExactly("hang up");
    }

    @Test
    void tells_when_the_store_is_back_or_lost_what_it_had() {
        // Given
        store.next = CompletableFuture.failedFuture(new SessionStoreException("Redis is away", null));
        ownership.tick();
        store.next = CompletableFuture.completedFuture(Renewal.KEPT);

        // When
        ownership.tick();
        store.next = CompletableFuture.completedFuture(Renewal.RESTORED);
        ownership.tick();
        store.next = CompletableFuture.completedFuture(Renewal.KEPT);
        ownership.tick();

        // Then
        assertThat(told).containsExactly("restored", "restored");
    }

    @Test
    void alone_it_never_asks_anybody() {
        // Given
        OwnershipLease alone = OwnershipLease.alone(
                ORIGIN,
                new OwnershipLease.Watch(
                        () -> now, () -> true, Runnable::run, () -> told.add("restored"), () -> told.add("lost")));
        pass(Duration.ofHours(1));

        // When
        alone.tick();
        alone.act(() -> told.add("hang up"));
        alone.lose("replaced");
        alone.act(() -> told.add("too late"));

        // Then
        assertThat(told).containsExactly("hang up", "lost");
    }

    @Test
    void is_confirmed_while_its_lease_is_fresh_and_not_after_a_pause_or_a_loss() {
        assertThat(ownership.isConfirmed()).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(ownership.isConfirmed()).isFalse();
        ownership.tick();
        assertThat(ownership.isConfirmed()).isTrue();
        ownership.lose("a test");
        assertThat(ownership.isConfirmed()).isFalse();
    }

    @Test
    void says_why_the_store_did_not_renew_until_it_does() {
        // Given
        store.next = CompletableFuture.failedFuture(new SessionStoreException("READONLY", null));

        // When
        ownership.tick();

        // Then
        assertThat(ownership.renewalFault())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("READONLY");
        store.next = CompletableFuture.completedFuture(Renewal.KEPT);
        ownership.tick();
        assertThat(ownership.renewalFault()).isEmpty();
    }
}
