package io.github.ariadne4j.callflow.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomValueTest {
    @ParameterizedTest
    @ValueSource(strings = {"board", "4711", "sales.eu-1_b"})
    void names_are_letters_digits_dots_hyphens_and_underscores(String name) {
        assertThat(Room.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".board", "board room", "a/b", "a~b", "ä", "a\nb", "../x"})
    void other_texts_are_no_names(String name) {
        assertThat(Room.isName(name)).isFalse();
        assertThatThrownBy(() -> Room.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begin with a letter or a digit");
    }

    @Test
    void a_name_has_64_characters_at_most() {
        assertThat(Room.isName("a".repeat(64))).isTrue();
        assertThat(Room.isName("a".repeat(65))).isFalse();
    }

    @Test
    void no_key_and_no_silence_ends_the_recording_of_a_room() {
        Recording message = Recording.upTo(Duration.ofMinutes(2)).untilSilentFor(Duration.ofSeconds(3));

        Recording recording =
                Room.named("board").recorded(message.withoutBeep()).recording();

        assertThat(recording).isEqualTo(Recording.ofTalk(Duration.ofMinutes(2)));
    }

    @Test
    void a_room_takes_a_member_and_is_left_by_a_key() {
        assertThatThrownBy(() -> Room.named("board").atMost(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Room.named("board").leftBy('x')).isInstanceOf(IllegalArgumentException.class);
    }
}
