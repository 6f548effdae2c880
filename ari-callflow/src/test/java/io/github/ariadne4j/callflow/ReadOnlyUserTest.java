package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import org.junit.jupiter.api.Test;

/** An ARI user with {@code read_only = yes}: events arrive, and no request is allowed. */
class ReadOnlyUserTest extends EngineOnSimulator {
    private final DialAndBridge refusing = new DialAndBridge(call -> {
        throw new AssertionError("no call comes in");
    });

    @Test
    void no_engine_starts_and_no_call_can_enter() {
        // Given
        asterisk.readOnlyUser(true);

        // When
        assertThatThrownBy(() -> engine(refusing).start())
                .isInstanceOf(AriRejectedException.class)
                .hasMessageContaining("read_only");

        // Then
        assertThat(asterisk.applications()).isEmpty();
    }

    @Test
    void the_same_client_starts_one_once_the_user_may_write() {
        // Given
        asterisk.readOnlyUser(true);
        assertThatThrownBy(() -> engine(refusing).start()).isInstanceOf(AriRejectedException.class);

        // When
        asterisk.readOnlyUser(false);
        CallEngine engine = started(engine(refusing));

        // Then
        assertThat(asterisk.applications()).containsExactly("b2bua");
        assertThat(engine.health().problems()).isEmpty();
    }
}
