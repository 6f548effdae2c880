package io.github.ariadne4j.callflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {
    @Test
    void what_is_written_is_read_again() {
        assertThat(SessionKey.text("pin").read(SessionKey.text("pin").write("12 34")))
                .isEqualTo("12 34");
        assertThat(SessionKey.number("tries").read(SessionKey.number("tries").write(-7L)))
                .isEqualTo(-7L);
        assertThat(SessionKey.flag("verified").read(SessionKey.flag("verified").write(true)))
                .isTrue();
    }

    @Test
    void a_key_is_in_the_record_only_if_it_is_told_to() {
        assertThat(SessionKey.text("pin").isInCdr()).isFalse();
        assertThat(SessionKey.text("campaign").inCdr().isInCdr()).isTrue();
    }

    @Test
    void a_text_that_is_no_number_is_not_read_as_one() {
        assertThatThrownBy(() -> SessionKey.number("tries").read("many")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pin", "1st", "a b", "a:b", "naïve", "a\n"})
    void a_name_that_could_be_read_as_anything_else_is_none(String name) {
        assertThatThrownBy(() -> SessionKey.text(name)).hasMessageContaining("session key must be");
    }

    @Test
    void a_name_has_64_characters_at_most() {
        assertThat(SessionKey.text("a".repeat(64)).name()).hasSize(64);
        assertThatThrownBy(() -> SessionKey.text("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_value_that_is_null_is_refused_by_the_name_of_its_key() {
        assertThatThrownBy(() -> SessionKey.text("campaign").write(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the value of campaign is null");
    }
}
