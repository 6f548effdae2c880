package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandTimeoutHandlerTest {
    private final EmbeddedChannel connection = new EmbeddedChannel(new CommandTimeoutHandler(Duration.ofSeconds(3)));

    @BeforeEach
    void freezeTime() {
        connection.freezeTime();
    }

    @Test
    void a_connection_that_owes_every_answer_is_closed() {
        // Given
        connection.writeOutbound("PING");
        pass(Duration.ofMillis(2_900));
        connection.writeOutbound("PING");
        boolean openBefore = connection.isOpen();

        // When
        pass(Duration.ofMillis(200));

        // Then
        assertThat(openBefore).isTrue();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void an_answer_is_a_sign_of_life() {
        // Given
        connection.writeOutbound("PING");
        pass(Duration.ofSeconds(2));

        // When
        connection.writeInbound("PONG");
        pass(Duration.ofSeconds(2));
        connection.writeOutbound("PING");
        pass(Duration.ofSeconds(2));

        // Then
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void a_connection_that_is_asked_nothing_stays() {
        // When
        pass(Duration.ofDays(1));

        // Then
        assertThat(connection.isOpen()).isTrue();
    }

    private void pass(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runPendingTasks();
    }
}
