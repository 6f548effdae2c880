package io.github.ariadne4j.callflow.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialledNumberTest {
    @ParameterizedTest(name = "{0} is routed by {1}")
    @CsvSource({
        "3200, 3200",
        "+49301234, +49301234",
        "3-2-0-0, 3200",
        "+49-30-1234, +49301234",
        "+1.310.555.0000, +13105550000",
        "(310)555-0000, 3105550000",
        "+(49)30, +4930",
        "-3200-, 3200",
        "*97, *97",
        "*-9-7, *97",
        "#31#3200, #31#3200",
        "alice, alice",
        "alice.smith, alice.smith",
        "alice-b_2, alice-b_2",
        "3200a, 3200a",
        "tel:3200, 3200",
        "TEL:+49-30-1234, +49301234",
        "tel:3200;phone-context=example.com, 3200",
        "3200;phone-context=+49-30, 3200",
        "3200;npdi=yes;rn=13105550000, 3200",
        "+13105551234;npdi;rn=+1-310-555-0000, +13105551234",
        "3200;user=phone, 3200",
        "3200;ext=12;isub=a%20b, 3200",
        "3200;NPDI, 3200",
        "3200;rn=, 3200",
        "3200;, 3200",
        "3200;npdi;, 3200",
        "3200;x=a&b/c:[d], 3200",
        "alice;transport=tcp, alice",
    })
    void the_number_to_route_by_is_read_from_what_came(String received, String number) {
        // When
        DialledNumber dialled = DialledNumber.parse(received);

        // Then
        assertThat(dialled.number()).isEqualTo(number);
        assertThat(dialled.received()).isEqualTo(received);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                "()",
                "_",
                "+*97",
                "+abc",
                "++49",
                "3+4",
                "tel:",
                "tel:alice",
                "sip:3200",
                "3200@host",
                "3200;npdi=a@b",
                "3200;;npdi",
                "3200;=yes",
                "3200;a b",
                "3200;npdi;NPDI",
                "3200;m-unknown=1",
                "3200?X-Foo=bar",
                "3200,30",
                "3200&x",
                "32%30",
                "32 00",
                "32\"00",
                "3200\r\nX: 1",
                "3200\u0000",
                "٣٢٠٠",
                "é",
            })
    void what_is_no_number_is_refused_and_not_repeated(String received) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialledNumber.parse(received))
                .withMessageContaining("dialled number")
                .withMessageNotContaining("\n");
        assertThat(DialledNumber.tryParse(received)).isEmpty();
    }

    @Test
    void a_number_has_64_characters_at_the_most_and_what_came_255() {
        assertThat(DialledNumber.tryParse("1".repeat(64))).isPresent();
        assertThat(DialledNumber.tryParse("1".repeat(65))).isEmpty();
        assertThat(DialledNumber.tryParse("3200;x=" + "1".repeat(248))).isPresent();
        assertThat(DialledNumber.tryParse("3200;x=" + "1".repeat(249))).isEmpty();
    }

    @Test
    void parameters_are_kept_aside() {
        // When
        DialledNumber dialled = DialledNumber.parse("3200;npdi;rn=+1-310-555-0000;Phone-Context=Example.com");

        // Then
        assertThat(dialled.parameter("npdi")).hasValue("");
        assertThat(dialled.parameter("PHONE-CONTEXT")).hasValue("Example.com");
        assertThat(dialled.parameter("ext")).isEmpty();
        assertThat(dialled.routingNumber()).hasValue("+13105550000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3200", "3200;npdi", "3200;rn=", "3200;rn=carrier.example", "3200;rn=+"})
    void without_a_routing_number_there_is_none(String received) {
        assertThat(DialledNumber.parse(received).routingNumber()).isEmpty();
    }

    @Test
    void two_are_equal_if_the_same_came() {
        assertThat(DialledNumber.parse("3-200")).isEqualTo(DialledNumber.parse("3-200"));
        assertThat(DialledNumber.parse("3-200")).isNotEqualTo(DialledNumber.parse("3200"));
        assertThat(DialledNumber.parse("3-200")).hasToString("3200");
    }
}
