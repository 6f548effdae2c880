package io.github.ariadne4j.callflow.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.DuplicateIdentityException;
import io.github.ariadne4j.callflow.session.IdentityConflict;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AcquisitionTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "00:16:3e:aa:bb:cc");
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ServedAsterisk OURS = new ServedAsterisk(NOON, URI.create("http://192.0.2.1:8088"));
    private static final ServedAsterisk ANOTHER =
            new ServedAsterisk(NOON.minusSeconds(60), URI.create("http://192.0.2.2:8088"));

    /** Time passes while the acquisition pauses. */
    private Duration passed = Duration.ZERO;

    /** The present owner; null: its lease has expired. */
    private ServedAsterisk served;

    private Duration renewsUntil = Duration.ZERO;
    private boolean held;
    private Runnable meanwhile = () -> {};
    private final Owners owners = new Owners();
    private final Acquisition acquisition =
            new Acquisition(owners, new IdentityConflict(owners, () -> passed.toNanos(), this::pause));

    private void pause() {
        passed = passed.plusMillis(200);
        meanwhile.run();
    }

    private final class Owners implements Ownership {
        private long epoch = 1;
        private ServedAsterisk noted;

        @Override
        public Duration lease() {
            return LEASE;
        }

        @Override
        public CompletionStage<Long> acquire(CallOrigin origin) {
            return CompletableFuture.completedStage(++epoch);
        }

        @Override
        public CompletionStage<OptionalLong> takeOver(CallOrigin origin) {
            return CompletableFuture.completedStage(held ? OptionalLong.empty() : OptionalLong.of(++epoch));
        }

        @Override
        public CompletionStage<Renewal> renew(CallOrigin origin, long owner) {
            throw new AssertionError("nothing is renewed before it is owned");
        }

        @Override
        public CompletionStage<Void> release(CallOrigin origin, long owner) {
            throw new AssertionError("nothing is given back");
        }

        @Override
        public CompletionStage<List<CallOrigin>> abandoned() {
            throw new AssertionError("not asked for");
        }

        /** Renewed every second. */
        @Override
        public CompletionStage<Optional<Instant>> lastSeen(CallOrigin origin) {
            Duration last = passed.compareTo(renewsUntil) < 0 ? passed : renewsUntil;
            return CompletableFuture.completedStage(Optional.of(NOON.plusSeconds(last.toSeconds())));
        }

        @Override
        public CompletionStage<Void> serve(CallOrigin origin, ServedAsterisk asterisk) {
            noted = asterisk;
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Optional<ServedAsterisk>> served(CallOrigin origin) {
            return CompletableFuture.completedStage(Optional.ofNullable(served));
        }
    }

    private void isHeldFor(ServedAsterisk asterisk, Duration renewed) {
        held = true;
        served = asterisk;
        renewsUntil = renewed;
    }

    private void assertAcquiredAfter(Duration least, Duration most) {
        assertThat(acquisition.of(ORIGIN, OURS)).isGreaterThan(1);
        assertThat(owners.noted).isEqualTo(OURS);
        assertThat(passed).isBetween(least, most);
    }

    @Test
    void calls_that_no_instance_owns_are_owned_at_once_whatever_server_they_were_on() {
        served = ANOTHER;

        assertAcquiredAfter(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void an_instance_on_the_same_server_is_followed_at_once() {
        isHeldFor(OURS, Duration.ofHours(1));

        assertAcquiredAfter(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void an_instance_of_whose_server_nothing_is_known_is_followed_at_once() {
        isHeldFor(null, Duration.ofHours(1));

        assertAcquiredAfter(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void an_instance_that_is_at_work_on_another_server_of_the_same_identity_keeps_its_calls() {
        isHeldFor(ANOTHER, Duration.ofHours(1));

        assertThatThrownBy(() -> acquisition.of(ORIGIN, OURS))
                .isInstanceOf(DuplicateIdentityException.class)
                .hasMessageContainingAll("00:16:3e:aa:bb:cc", "http://192.0.2.2:8088", "entityid");
        assertThat(owners.epoch).isEqualTo(1);
        assertThat(passed).isLessThan(LEASE.multipliedBy(2));
    }

    @Test
    void an_instance_that_has_ended_on_another_server_is_followed_after_a_lease() {
        isHeldFor(ANOTHER, Duration.ZERO);

        assertAcquiredAfter(LEASE, LEASE.plusSeconds(1));
    }

    @Test
    void an_instance_that_ends_while_it_is_watched_is_followed_a_lease_later() {
        isHeldFor(ANOTHER, Duration.ofSeconds(3));

        assertAcquiredAfter(LEASE.plusSeconds(2), LEASE.plusSeconds(4));
    }

    @Test
    void an_instance_that_finds_that_its_server_was_restarted_is_followed_at_once() {
        isHeldFor(ANOTHER, Duration.ofHours(1));
        meanwhile = () -> served = passed.compareTo(Duration.ofSeconds(2)) < 0 ? ANOTHER : OURS;

        assertAcquiredAfter(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }
}
