package io.github.ariadne4j.callflow.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelVariableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAMPAIGN",
                "_a",
                "__b1",
                "CHANNEL(language)",
                "CHANNEL(rtp,dest)",
                "CALLERID(num-pres)",
                "CONNECTEDLINE(name)",
                "REDIRECTING(from-num)"
            })
    void a_variable_and_a_function_that_only_reads_are_read(String name) {
        assertThat(ChannelVariable.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "a b",
                "SHELL(id)",
                "CURL(http://x)",
                "CHANNEL()",
                "CHANNEL(a)(b)",
                "CHANNEL(a",
                "CHANNEL(${X})",
                "CALLERID(num\n)",
                "x\n",
                "DB(a/b)",
                "FILE(/etc/passwd)",
                "PJSIP_HEADER(remove,X)",
                "é"
            })
    void another_function_and_what_is_no_name_are_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelVariable.named(name))
                .withMessageContaining("as CHANNEL(language)");
    }

    @Test
    void any_header_may_be_read_by_a_token() {
        assertThat(ChannelVariable.ofHeader("From").name()).isEqualTo("PJSIP_HEADER(read,From)");
        for (String name : new String[] {"", "X A", "X,1", "X)", "X\r\n"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChannelVariable.ofHeader(name))
                    .withMessageContaining("a token of RFC 3261");
        }
    }
}
