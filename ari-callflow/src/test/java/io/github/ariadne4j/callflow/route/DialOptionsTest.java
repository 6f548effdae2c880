package io.github.ariadne4j.callflow.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Account",
                "x-a",
                "User-to-User",
                "P-Asserted-Identity",
                "Diversion",
                "Alert-Info",
                "X!%*_+`'~.1"
            })
    void a_header_is_named_by_a_token(String name) {
        assertThat(DialOptions.NONE.withHeader(name, "1").headers()).containsExactly(Map.entry(name, "1"));
        assertThat(DialOptions.NONE.withCopiedHeader(name).copiedHeaders()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X A",
                "X:A",
                "X,A",
                "X)",
                "(X",
                "X\r\nEvil",
                "X\"",
                "X;a",
                "X/a",
                "X=1",
                "${X}",
                "X\u0000",
                "Ü",
                "X\\",
                "{X}",
                "X@a",
                "X[0]",
                "X?",
                "<X>"
            })
    void a_name_that_is_no_token_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialOptions.NONE.withHeader(name, "1"))
                .withMessageContaining("a token of RFC 3261");
        assertThatIllegalArgumentException().isThrownBy(() -> DialOptions.NONE.withCopiedHeader(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Via",
                "VIA",
                "v",
                "Call-ID",
                "i",
                "From",
                "f",
                "To",
                "t",
                "CSeq",
                "Contact",
                "m",
                "Max-Forwards",
                "Route",
                "Record-Route",
                "Content-Type",
                "content-length",
                "Content-Anything",
                "c",
                "l",
                "Authorization",
                "Proxy-Authorization",
                "Replaces",
                "Join",
                "Supported",
                "Require",
                "Session-Expires",
                "x"
            })
    void a_header_of_asterisk_s_own_is_refused_in_whatever_case_and_in_its_short_form(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialOptions.NONE.withHeader(name, "1"))
                .withMessageContaining("written by Asterisk itself");
        assertThatIllegalArgumentException().isThrownBy(() -> DialOptions.NONE.withCopiedHeader(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4711",
                "\"a\";b=c, d",
                "${SHELL(id)}",
                "<sip:a@b>;x",
                "a,b|c&d",
                "(x",
                "x)",
                "\\",
                "'",
                "%41",
                "日本",
                "\uD83D\uDE00"
            })
    void a_value_is_a_text_in_one_line(String value) {
        assertThat(DialOptions.NONE.withHeader("X-A", value).headers()).containsEntry("X-A", value);
        assertThat(DialOptions.NONE.withVariable("A", value).variables()).containsEntry("A", value);
        assertThat(DialOptions.isHeaderValue(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Evil: 1",
                "a\r\n b",
                "a\n",
                "a\rb",
                "\u0000",
                "a\u0000b",
                "a\tb",
                "a\u001bb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u200bb",
                "a\uDC00b",
                " a",
                "a "
            })
    void a_value_that_could_end_its_line_or_is_not_seen_is_refused_without_being_told(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialOptions.NONE.withHeader("X-A", value))
                .withMessage(
                        "the SIP header X-A must be at most 1024 characters, without control characters, line ends,"
                                + " and spaces before and after");
        assertThatIllegalArgumentException().isThrownBy(() -> DialOptions.NONE.withVariable("A", value));
        assertThat(DialOptions.isHeaderValue(value)).isFalse();
    }

    @Test
    void a_value_has_at_most_1024_characters() {
        assertThatNoException().isThrownBy(() -> DialOptions.NONE.withHeader("X-A", "x".repeat(1024)));
        assertThatIllegalArgumentException().isThrownBy(() -> DialOptions.NONE.withHeader("X-A", "x".repeat(1025)));
        assertThat(DialOptions.isHeaderValue("x".repeat(1025))).isFalse();
    }

    @Test
    void a_header_is_given_or_copied_once() {
        DialOptions options = DialOptions.NONE.withHeader("X-A", "1");
        assertThatIllegalArgumentException().isThrownBy(() -> options.withHeader("X-A", "2"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withHeader("x-a", "2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withCopiedHeader("x-A"))
                .withMessage("the SIP header x-A is given twice");
    }

    @Test
    void at_most_ten_headers_are_copied() {
        List<String> ten =
                IntStream.range(0, 10).mapToObj(number -> "X-" + number).toList();
        DialOptions options = DialOptions.NONE;
        for (String name : ten) {
            options = options.withCopiedHeader(name);
        }
        DialOptions all = options;
        assertThat(all.copiedHeaders()).isEqualTo(ten);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.withCopiedHeader("X-10"))
                .withMessage("at most 10 SIP headers may be copied, not 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMPAIGN", "_a", "__Inherited_1", "a"})
    void a_variable_is_named_by_a_name(String name) {
        assertThat(DialOptions.NONE.withVariable(name, "1").variables()).containsExactly(Map.entry(name, "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "1a",
                "___a",
                "CALLERID(num)",
                "SHELL(id)",
                "a b",
                "${a}",
                "a)",
                "a\n",
                "a,b",
                "a=b",
                "é",
                "A4J_CALL",
                "__A4J_CALL",
                "a4j_call"
            })
    void a_function_a_name_that_is_none_and_one_of_the_engine_s_own_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialOptions.NONE.withVariable(name, "1"))
                .withMessageContaining("without A4J_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a,b", "${a}", "\"a\"", "é"})
    void an_account_code_is_one_word(String account) {
        assertThat(DialOptions.NONE.withAccount("acme-7").account()).isEqualTo("acme-7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialOptions.NONE.withAccount(account))
                .withMessage("an account code must be 1 to 79 letters, digits and @ + . _ -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ULAW", "pcmu", "ulaw,alaw", "!all", "all", "ulaw ", "ulaw\n"})
    void a_codec_is_one_that_asterisk_knows_by_this_name(String codec) {
        assertThat(DialOptions.NONE.withCodecs("alaw", "ulaw").codecs()).containsExactly("alaw", "ulaw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialOptions.NONE.withCodecs("alaw", codec))
                .withMessageStartingWith("a codec must be one of adpcm, alaw, ")
                .withMessageContaining("ulaw");
        assertThatIllegalArgumentException().isThrownBy(() -> DialOptions.NONE.withCodecs("alaw", "alaw"));
    }

    @Test
    void all_of_it_is_bounded_and_a_header_that_is_to_be_copied_counts_as_the_longest() {
        DialOptions options = DialOptions.NONE;
        for (int number = 0; number < 10; number++) {
            options = options.withCopiedHeader("X-" + number);
        }
        for (int number = 0; number < 5; number++) {
            options = options.withVariable("V" + number, "x".repeat(1024));
        }
        DialOptions most = options;
        assertThatNoException().isThrownBy(() -> most.withVariable("V5", "x".repeat(900)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.withVariable("V5", "x".repeat(1024)))
                .withMessageContaining("16384");
    }

    @Test
    void copied_headers_that_the_caller_sent_become_headers() {
        DialOptions options =
                DialOptions.NONE.withHeader("X-A", "1").withCopiedHeader("X-B").withCopiedHeader("X-C");

        DialOptions dialled = options.withCopied(Map.of("X-B", "2", "X-A", "9", "X-D", "4"));

        assertThat(dialled).isEqualTo(DialOptions.NONE.withHeader("X-A", "1").withHeader("X-B", "2"));
    }

    @Test
    void its_text_holds_no_values() {
        DialOptions options = DialOptions.NONE
                .withCallerId(OutboundCallerId.of("4930123").named("Alice"))
                .withHeader("X-Secret", "hidden")
                .withVariable("PIN", "1234");

        assertThat(options.toString()).contains("X-Secret", "PIN").doesNotContain("hidden", "1234", "4930", "Alice");
    }

    @Test
    void a_channel_that_is_no_pjsip_channel_has_an_account_and_variables_alone() {
        DialTarget local = DialTarget.local("office", "200");
        DialOptions any = DialOptions.NONE.withAccount("acme").withVariable("A", "1");

        assertThat(local.with(any).ringFor(DialTarget.DEFAULT_RING).options()).isEqualTo(any);
        for (DialOptions pjsip : List.of(
                any.withCallerId(OutboundCallerId.of("1")),
                any.withHeader("X-A", "1"),
                any.withCopiedHeader("X-A"),
                any.withCodecs("alaw"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> local.with(pjsip))
                    .withMessage("a caller id, SIP headers and codecs are for PJSIP targets only");
        }
    }
}
