package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.EndpointContacts;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile texts as parts of a value: each is refused, or has no character with a meaning in the syntax of its destination. */
class HostileTextsTest {
    private static final List<String> TEXTS = HostileTexts.all();
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_.-]{1,80}");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*");

    @Test
    void there_are_more_than_ten_thousand() {
        assertThat(new HashSet<>(TEXTS)).hasSize(TEXTS.size()).hasSizeGreaterThan(10_000);
    }

    /** The entry points of texts: each with its result, and the only form that the result may have. */
    static Stream<Arguments> doors() {
        return Stream.of(
                door("dialled number", text -> DialledNumber.parse(text).number(), NUMBER),
                door("PJSIP number", text -> DialTarget.pjsip("peer", text).endpoint(), dialling("PJSIP/", "@peer")),
                door("SIP number", text -> DialTarget.sip("peer", text).endpoint(), dialling("SIP/peer/", "")),
                door(
                        "extension",
                        text -> DialTarget.local("context", text).endpoint(),
                        dialling("Local/", "@context/n")),
                door("endpoint", text -> DialTarget.endpoint(text).endpoint(), Pattern.compile("PJSIP/" + NAME)),
                door(
                        "contacts of a telephone",
                        HostileTextsTest::contacts,
                        Pattern.compile("(PJSIP/phone/sips?:[^&|,\\s\\p{Cc}\"<>]+;?)*")),
                door("header value", text -> valueOf(headers("X-Name", text)), ONE_LINE),
                door("header name", text -> nameOf(headers(text, "value")), Pattern.compile("[0-9A-Za-z.!%*_+`'~-]+")),
                door("variable value", text -> valueOf(variables("NAME", text)), ONE_LINE),
                door(
                        "variable name",
                        text -> nameOf(variables(text, "value")),
                        Pattern.compile("(?!.*A4J_)[0-9A-Za-z_]+")),
                door(
                        "account",
                        text -> "" + DialOptions.NONE.withAccount(text).account(),
                        Pattern.compile("[0-9A-Za-z@+._-]+")),
                door("codec", text -> DialOptions.NONE.withCodecs(text).codecs().get(0), Pattern.compile("[a-z0-9]+")),
                door("caller id number", text -> OutboundCallerId.of(text).number(), NUMBER),
                door(
                        "caller id name",
                        text -> OutboundCallerId.of("100").named(text).name(),
                        ONE_LINE),
                door("sound", text -> Prompt.sound(text).uri(), Pattern.compile("sound:(?!.*\\.\\.)[0-9A-Za-z/_.-]+")),
                door("recording", text -> Prompt.recording(text).uri(), Pattern.compile("recording:[0-9A-Za-z/_.-]+")),
                door("digits", text -> Prompt.digits(text).uri(), Pattern.compile("digits:[0-9*#-]+")),
                door(
                        "characters",
                        text -> Prompt.characters(text).uri(),
                        Pattern.compile("characters:[0-9A-Za-z*#@+.-]+")),
                door("tone", text -> Prompt.tone(text).uri(), Pattern.compile("tone:[a-z]+")),
                door("context", text -> new Departure.ToDialplan(text, "s", 1).context(), NAME),
                door(
                        "extension to go on at",
                        text -> new Departure.ToDialplan("c", text, 1).extension(),
                        Pattern.compile("[0-9A-Za-z_.*#+-]+")),
                door("application", text -> new Departure.ToApplication(text, List.of()).name(), NAME),
                door(
                        "argument",
                        text -> new Departure.ToApplication("a", List.of(text))
                                .args()
                                .get(0),
                        Pattern.compile("[!-~&&[^,]]+")),
                door("scope in a log", text -> LimitScope.account(text).toString(), Pattern.compile("ACCOUNT [ -~]*")));
    }

    private static Arguments door(String name, Function<String, String> door, Pattern form) {
        return Arguments.of(name, door, form);
    }

    private static Pattern dialling(String before, String behind) {
        return Pattern.compile(Pattern.quote(before) + NUMBER + Pattern.quote(behind));
    }

    private static Map<String, String> headers(String name, String value) {
        return DialOptions.NONE.withHeader(name, value).headers();
    }

    private static Map<String, String> variables(String name, String value) {
        return DialOptions.NONE.withVariable(name, value).variables();
    }

    private static String nameOf(Map<String, String> one) {
        return one.keySet().iterator().next();
    }

    private static String valueOf(Map<String, String> one) {
        return one.values().iterator().next();
    }

    private static String contacts(String text) {
        StringBuilder dialled = new StringBuilder();
        EndpointContacts.parse("phone", "PJSIP/phone/" + text)
                .targets()
                .forEach(target -> dialled.append(target.endpoint()));
        return dialled.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void a_text_is_refused_or_has_the_form_of_what_it_becomes(
            String name, Function<String, String> door, Pattern form) {
        for (String text : TEXTS) {
            accepted(door, text)
                    .ifPresent(taken -> assertThat(taken)
                            .as("%s made of %s", name, shown(text))
                            .matches(form));
        }
    }

    @Test
    void a_contact_that_is_taken_holds_nothing_that_a_dial_string_reads_as_syntax() {
        for (String text : TEXTS) {
            accepted(uri -> new ContactUri(uri).uri(), "sip:" + text + "@192.0.2.7")
                    .ifPresent(uri -> assertThat(uri).doesNotContainPattern("[&|,\\s\\p{Cc}\"<>(){}]"));
        }
    }

    /** The result of a text; empty if it is refused, with a message of one line. */
    private static Optional<String> accepted(Function<String, String> door, String text) {
        try {
            return Optional.of(door.apply(text));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as("what is said of %s", shown(text)).matches(ONE_LINE);
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(60)
                .forEach(character -> shown.append(
                        character >= ' ' && character < 0x7f
                                ? Character.toString(character)
                                : String.format("\\u%04x", character)));
        return shown.toString();
    }
}
