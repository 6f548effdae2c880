package io.github.ariadne4j.callflow.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.route.DialTarget;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Properties of every text that an attacker can send as a dialled number or a contact. */
class AddressFuzzTest {
    private static final int TEXTS = Integer.getInteger("fuzz.frames", 100_000);
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{1,64}|[0-9A-Za-z*#._-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[0-9A-Za-z\\[\\]/:&+$_.!~*'()%-]*");
    private static final Pattern CONTACT = Pattern.compile("[0-9A-Za-z_.!~*'+=$%:;@\\[\\]/-]{1,512}");
    private static final String[] PIECES = {
        "+",
        "0",
        "7",
        "3200",
        "*",
        "#",
        "a",
        "Alice",
        "A",
        "-",
        ".",
        "(",
        ")",
        "_",
        ";",
        ";;",
        "=",
        "npdi",
        "rn",
        ";npdi",
        ";rn=",
        ";rn=+1-310",
        ";phone-context=",
        "example.com",
        ";user=phone",
        ";m-x",
        "tel:",
        "TEL:",
        "sip:",
        "sips:",
        "@",
        "&",
        "&PJSIP/",
        "/",
        ",",
        "?",
        "%",
        "%20",
        "%0d",
        "%00",
        "%FF",
        "\"",
        "<",
        ">",
        " ",
        "\r\n",
        "\0",
        "[",
        "]",
        "[::1]",
        ":",
        ":5060",
        ":0",
        ":99999",
        "\\",
        "${",
        "}",
        "é",
        "\uD83D",
        "٣",
        "192.0.2.7",
        "1".repeat(70),
    };

    @Test
    void random_bytes_are_a_number_or_refused_with_a_clear_line() {
        Random random = new Random(1);
        every(() -> bytes(random), AddressFuzzTest::read);
    }

    @Test
    void pieces_of_the_grammar_are_a_number_or_refused_with_a_clear_line() {
        Random random = new Random(2);
        long numbers = every(() -> pieces(random, ""), AddressFuzzTest::read);
        assertThat(numbers).as("numbers among the texts").isGreaterThan(TEXTS / 100);
    }

    @Test
    void pieces_behind_a_number_change_nothing_of_it() {
        Random random = new Random(3);
        long numbers = every(() -> pieces(random, "3200;"), text -> {
            boolean isNumber = read(text);
            assertThat(DialledNumber.tryParse(text).map(DialledNumber::number))
                    .isIn(Optional.empty(), Optional.of("3200"));
            return isNumber;
        });
        assertThat(numbers).as("numbers among the texts").isGreaterThan(TEXTS / 100);
    }

    @Test
    void random_bytes_are_a_contact_or_refused_with_a_clear_line() {
        Random random = new Random(4);
        every(() -> "sip:" + bytes(random), AddressFuzzTest::dial);
    }

    @Test
    void pieces_of_the_grammar_are_a_contact_or_refused_with_a_clear_line() {
        Random random = new Random(5);
        long contacts = every(() -> pieces(random, "sip:"), AddressFuzzTest::dial);
        assertThat(contacts).as("contacts among the texts").isGreaterThan(TEXTS / 100);
    }

    private static long every(Supplier<String> texts, Predicate<String> isOne) {
        long some = 0;
        for (int text = 0; text < TEXTS; text++) {
            if (isOne.test(texts.get())) {
                some++;
            }
        }
        return some;
    }

    private static boolean read(String text) {
        try {
            DialledNumber dialled = DialledNumber.parse(text);
            assertThat(dialled.received()).isEqualTo(text);
            assertThat(dialled.number()).matches(NUMBER);
            dialled.routingNumber().ifPresent(number -> assertThat(number).matches(NUMBER));
            dialled.parameter("phone-context")
                    .ifPresent(value -> assertThat(value).matches(VALUE));
            assertThat(DialledNumber.parse(dialled.number()).number()).isEqualTo(dialled.number());
            assertThat(DialTarget.pjsip("peer", dialled).endpoint()).isEqualTo("PJSIP/" + dialled.number() + "@peer");
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("a dialled number");
            return false;
        }
    }

    private static boolean dial(String text) {
        try {
            DialTarget target = DialTarget.contact("agent1", new ContactUri(text));
            assertThat(text).matches(CONTACT);
            assertThat(DialTarget.parse(target.endpoint())).isEqualTo(target);
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("a contact URI");
            return false;
        }
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static String pieces(Random random, String start) {
        StringBuilder text = new StringBuilder(start);
        for (int left = random.nextInt(8); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
