package io.github.ariadne4j.examples.b2bua.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({
        "3200, 3200, true",
        "3200, 32001, false",
        "XX, 55, false",
        "_X, 5, true",
        "_X, +, false",
        "_Z, 0, false",
        "_Z, 1, true",
        "_N, 1, false",
        "_N, 2, true",
        "_3X., 32, false",
        "_3X., 320, true",
        "_3X!, 32, true",
        "_3X!, 3200, true",
        "_3X!, 3, false",
        "_., +49, true",
        "_+49Z., +49301, true",
        "_+49Z., 49301, false",
        "_[15-7]X, 15, true",
        "_[15-7]X, 62, true",
        "_[15-7]X, 42, false",
        "_0[1-9]-XXX, 01234, true",
        "_*8X!, *83200, true",
        "_nxx, 234, true",
        "alice, alice, true",
        "alice, Alice, false",
        "*97, *97, true",
        "#, #, true",
        "_*[0-9]., *97, true",
        "_[a-z]!, bob.smith, true",
        "_[a-z]!, 32, false",
        "_[0-9a-z]!, 32a, true",
        "_X., 32a, false",
        "_X., 32*1, false",
        "_X., 123456789012345678901, false",
        "_!, alice, true",
        "_!, *97, true",
    })
    void matches_as_the_dialplan_does(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.parse(pattern).matches(number)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+",
                "3+4",
                "+*97",
                "+abc",
                "_+[a-z]!",
                "_[0-9][+]X",
                "_X+",
                "123456789012345678901",
                "h",
                "_[a-z]"
            })
    void what_no_call_can_reach_is_refused_at_the_start(String pattern) {
        assertThatThrownBy(() -> NumberPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(pattern, "no call reaches it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_", "3.00", "_3.X", "_!X", "_[", "_[]", "_[1", "_[9-1]", "_[^1]", "_(3)", "_3\\d", "3 200"})
    void what_is_no_pattern_is_refused(String pattern) {
        assertThatThrownBy(() -> NumberPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern);
    }
}
