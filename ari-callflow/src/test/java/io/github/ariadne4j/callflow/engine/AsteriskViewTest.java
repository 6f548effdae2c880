package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsteriskViewTest {
    private record Listed(String id, String state) {}

    @Test
    void what_asterisk_lists_twice_is_there_once_as_it_was_last() {
        Map<String, Listed> seen = AsteriskView.byId(
                Stream.of(new Listed("b1", "Down"), new Listed("a", "Up"), new Listed("b1", "Up")), Listed::id);

        assertThat(seen.values()).containsExactlyInAnyOrder(new Listed("a", "Up"), new Listed("b1", "Up"));
    }
}
