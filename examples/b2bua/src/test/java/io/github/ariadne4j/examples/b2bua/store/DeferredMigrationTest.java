package io.github.ariadne4j.examples.b2bua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeferredMigrationTest {
    private final AtomicInteger tries = new AtomicInteger();
    private final BlockingQueue<RuntimeException> refused = new LinkedBlockingQueue<>();

    @Test
    void they_are_tried_until_the_database_is_there_and_then_no_more() {
        // When
        try (DeferredMigration migration = DeferredMigration.start(() -> failUntil(3), refused::add)) {
            await().until(migration::isOver);
        }

        // Then
        assertThat(tries).hasValue(3);
        assertThat(refused).isEmpty();
    }

    @Test
    void what_no_waiting_mends_is_told_once() {
        // Given
        ConfigurationException wrong = new ConfigurationException("check CDR_USERNAME and CDR_PASSWORD");

        // When
        try (DeferredMigration migration = DeferredMigration.start(
                () -> {
                    tries.incrementAndGet();
                    throw wrong;
                },
                refused::add)) {
            await().until(migration::isOver);
        }

        // Then
        assertThat(refused).containsExactly(wrong);
        assertThat(tries).hasValue(1);
    }

    @Test
    void the_end_cuts_the_waiting_short() {
        // Given
        DeferredMigration migration = DeferredMigration.start(() -> failUntil(Integer.MAX_VALUE), refused::add);
        await().untilAtomic(tries, count -> assertThat(count).isPositive());

        // When
        migration.close();

        // Then
        assertThat(migration.isOver()).isTrue();
        assertThat(refused).isEmpty();
    }

    private void failUntil(int wanted) {
        if (tries.incrementAndGet() < wanted) {
            throw new UnreachableException("the database is not there", new IllegalStateException());
        }
    }
}
