package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.001Z",
                "2026-11-30T10:15:40Z",
                "2026-11-30T10:15:40.100Z",
                "2026-11-30T10:15:40.123Z",
                "2026-11-30T10:15:40.000001Z",
                "2026-11-30T10:15:40.123456Z",
                "2026-11-30T10:15:40.000000001Z",
                "2026-11-30T10:15:40.123456789Z",
                "+10000-01-01T00:00:00.010Z"
            })
    void a_time_has_the_text_it_is_parsed_from(String text) {
        assertThat(InstantTexts.of(Instant.parse(text))).isEqualTo(text);
        assertThat(InstantTexts.of(Instant.parse(text))).as("from the cache").isEqualTo(text);
    }

    @Test
    void every_time_has_the_text_of_the_class_library() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            Instant at = Instant.ofEpochSecond(
                    random.nextLong(-1L << 36, 1L << 38), random.nextInt(1_000) * (long) Math.pow(1_000, i % 3));
            assertThat(InstantTexts.of(at)).isEqualTo(at.toString());
        }
    }

    @Test
    void times_of_one_second_are_told_apart() {
        Instant second = Instant.parse("2026-11-30T10:15:40Z");
        for (int millis = 0; millis < 1_000; millis++) {
            Instant at = second.plusMillis(millis);
            assertThat(InstantTexts.of(at)).isEqualTo(at.toString());
        }
    }
}
