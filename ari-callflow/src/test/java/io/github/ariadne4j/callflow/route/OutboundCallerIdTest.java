package io.github.ariadne4j.callflow.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ariadne4j.callflow.route.OutboundCallerId.Presentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundCallerIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"331234567890", "+331234567890", "alice", "*31", "a.b-c_d#1"})
    void a_number_is_what_a_telephone_dials_or_the_user_part_of_an_address(String number) {
        assertThat(OutboundCallerId.of(number).number()).isEqualTo(number);
        assertThat(OutboundCallerId.of(number).presentation()).isEqualTo(Presentation.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "33 1",
                "33;phone-context=x",
                "33@host",
                "<33>",
                "33\r\nX-Evil: 1",
                "\"33\"",
                "${EXTEN}",
                "33,1",
                "é",
                "1\u0000"
            })
    void a_number_that_an_address_would_read_as_something_else_is_refused(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundCallerId.of(number))
                .withMessageContaining("1 to 64 of digits, letters, * # . _ -")
                .withMessageNotContaining("Evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme",
                "Acme \"GmbH\"",
                "a\\",
                "<sip:x@y>",
                "O'Neill, J.; x",
                "${SHELL(id)}",
                "名前",
                "José",
                "\uD83D\uDE00"
            })
    void a_name_may_hold_what_asterisk_quotes(String name) {
        assertThat(OutboundCallerId.of("1").named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Evil: 1",
                "a\nb",
                "a\rb",
                "a\u0000",
                "a\tb",
                "a\u007f",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "\u202Eabc",
                "a\uD800",
                " a",
                "a "
            })
    void a_name_that_could_end_its_line_or_is_not_shown_as_it_is_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundCallerId.of("1").named(name))
                .withMessage(
                        "the name of a caller id must be at most 80 characters, without control characters, line ends,"
                                + " and spaces before and after");
    }

    @Test
    void a_name_has_at_most_80_characters() {
        assertThat(OutboundCallerId.of("1").named("x".repeat(80)).name()).hasSize(80);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundCallerId.of("1").named("x".repeat(81)));
    }

    @Test
    void who_is_withheld_may_have_no_number_and_who_is_shown_has_one() {
        assertThat(OutboundCallerId.withheld()).isEqualTo(new OutboundCallerId("", "", Presentation.PROHIB));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundCallerId.withheld().with(Presentation.ALLOWED));
    }

    @Test
    void presentations_are_called_as_asterisk_calls_them() {
        assertThat(Presentation.values())
                .extracting(Presentation::value)
                .containsExactly(
                        "allowed",
                        "allowed_not_screened",
                        "allowed_passed_screen",
                        "allowed_failed_screen",
                        "prohib",
                        "prohib_not_screened",
                        "prohib_passed_screen",
                        "prohib_failed_screen",
                        "unavailable");
        assertThat(Presentation.values())
                .filteredOn(Presentation::hides)
                .extracting(Presentation::value)
                .containsExactly(
                        "prohib", "prohib_not_screened", "prohib_passed_screen", "prohib_failed_screen", "unavailable");
    }
}
