package io.github.ariadne4j.examples.b2bua.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndingTest {
    private final Ending ending = new Ending();

    @Test
    void whoever_asks_first_says_why() throws InterruptedException {
        // When
        ending.ask("SIGTERM");
        ending.fail(new IllegalStateException("too late"));

        // Then
        assertThat(ending.isAsked()).isTrue();
        assertThat(ending.await()).isEqualTo("SIGTERM");
        assertThat(ending.await(Duration.ofDays(1))).isTrue();
    }

    @Test
    void a_failure_reaches_who_waits() throws InterruptedException {
        // When
        ending.fail(new IllegalStateException("refused"));

        // Then
        assertThat(ending.await(Duration.ofDays(1))).isTrue();
        assertThatThrownBy(ending::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
    }

    @Test
    void nobody_asked_yet() throws InterruptedException {
        assertThat(ending.isAsked()).isFalse();
        assertThat(ending.await(Duration.ofMillis(1))).isFalse();
    }
}
