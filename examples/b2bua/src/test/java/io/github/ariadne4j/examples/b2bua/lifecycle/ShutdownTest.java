package io.github.ariadne4j.examples.b2bua.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private final Shutdown shutdown = new Shutdown();

    @Test
    void whoever_asks_first_says_why() throws InterruptedException {
        // When
        shutdown.ask("SIGTERM");
        shutdown.fail(new IllegalStateException("too late"));

        // Then
        assertThat(shutdown.isAsked()).isTrue();
        assertThat(shutdown.await()).isEqualTo("SIGTERM");
        assertThat(shutdown.await(Duration.ofDays(1))).isTrue();
    }

    @Test
    void a_failure_reaches_who_waits() throws InterruptedException {
        // When
        shutdown.fail(new IllegalStateException("refused"));

        // Then
        assertThat(shutdown.await(Duration.ofDays(1))).isTrue();
        assertThatThrownBy(shutdown::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
    }

    @Test
    void nobody_asked_yet() throws InterruptedException {
        assertThat(shutdown.isAsked()).isFalse();
        assertThat(shutdown.await(Duration.ofMillis(1))).isFalse();
    }
}
