package io.github.ariadne4j.examples.b2bua.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
    @ParameterizedTest
    @CsvSource({
        "redis://localhost:6379, redis://localhost:6379",
        "redis://user:secret@host:6379/1, redis://host:6379/1",
        "redis://:se@cr/e?t@host, redis://host",
        "jdbc:postgresql://host/db?user=me&password=secret, jdbc:postgresql://host/db",
        "jdbc:h2:file:/srv/cdr;USER=sa;PASSWORD=secret, jdbc:h2:file:/srv/cdr",
    })
    void a_url_is_shown_without_user_password_and_parameters(String url, String shown) {
        assertThat(DisplayText.ofUrl(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"+33123456789, **********89", "10023, ***23", "1002, ****", "7, *"})
    void of_a_number_the_last_two_characters_are_shown_of_a_short_one_none(String number, String shown) {
        assertThat(DisplayText.ofNumber(number)).isEqualTo(shown);
    }

    @Test
    void control_characters_become_blanks() {
        assertThat(DisplayText.of("1900\r\nERROR\u2028faked\u001b[2J")).isEqualTo("1900 ERROR faked [2J");
    }
}
