package io.github.ariadne4j.examples.b2bua.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartupRetryTest {
    private final Shutdown shutdown = new Shutdown();
    private final List<String> waitedFor = new ArrayList<>();
    private final StartupRetry retry = new StartupRetry(shutdown, waitedFor::add);

    @Test
    void tries_again_until_it_works_and_tells_what_it_waits_for() throws InterruptedException {
        // Given
        AtomicInteger tries = new AtomicInteger();

        // When
        Optional<String> opened = retry.until(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new UnreachableException("Redis is not there", new IllegalStateException());
            }
            return "open";
        });

        // Then
        assertThat(opened).hasValue("open");
        assertThat(waitedFor).containsExactly("Redis is not there", "Redis is not there");
    }

    @Test
    void the_end_cuts_it_short() throws InterruptedException {
        // When
        Optional<String> opened = retry.until(() -> {
            shutdown.ask("SIGTERM");
            throw new UnreachableException("Redis is not there", new IllegalStateException());
        });

        // Then
        assertThat(opened).isEmpty();
    }

    @Test
    void what_waiting_does_not_mend_goes_on_to_the_caller() {
        assertThatThrownBy(() -> retry.until(() -> {
                    throw new IllegalStateException("wrong password");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(waitedFor).isEmpty();
    }
}
