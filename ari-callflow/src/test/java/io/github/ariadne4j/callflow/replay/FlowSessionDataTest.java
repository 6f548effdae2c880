package io.github.ariadne4j.callflow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.SessionData;
import io.github.ariadne4j.callflow.flow.SessionKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowSessionDataTest {
    private static final CallId CALL = CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.1"), Instant.EPOCH);

    private final Map<String, String> written = new HashMap<>();
    private final SessionData data = kept(Map.of("pin", "1234"));

    private SessionData kept(Map<String, String> known) {
        return new FlowSessionData(CALL, known, (key, value) -> {
            written.put(key.name(), value);
            return true;
        });
    }

    @Test
    void what_an_earlier_life_kept_is_there() {
        assertThat(data.get(SessionKey.text("pin"))).contains("1234");
        assertThat(data.get(SessionKey.text("other"))).isEmpty();
    }

    @Test
    void a_value_that_is_too_long_is_not_taken() {
        // Given
        String longest = "a".repeat(SessionData.LONGEST_VALUE);

        // Then
        assertThat(data.put(SessionKey.text("note"), longest)).isTrue();
        assertThatThrownBy(() -> data.put(SessionKey.text("note"), longest + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("may have 1024")
                .hasMessageContaining(CALL.toString());
        assertThat(written).containsEntry("note", longest);
    }

    @Test
    void more_keys_than_allowed_are_not_taken_but_known_ones_change() {
        // Given
        for (int key = 1; key < SessionData.MOST_KEYS; key++) {
            data.put(SessionKey.number("key" + key), 1L);
        }

        // Then
        assertThatThrownBy(() -> data.put(SessionKey.flag("another"), true)).hasMessageContaining("32 values already");
        assertThat(data.put(SessionKey.text("pin"), "5678")).isTrue();
        assertThat(data.get(SessionKey.text("pin"))).contains("5678");
    }
}
