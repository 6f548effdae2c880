package io.github.ariadne4j.callflow.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:127.0.0.1:5070",
                "sip:3200@127.0.0.1:5070",
                "sips:agent1@phones.example.com",
                "SIP:agent1@phone_1.example.com:5061",
                "sip:k2@192.0.2.7:5062;transport=tcp",
                "sip:k2@[2001:db8::1]:5060;transport=TLS;lr",
                "sip:+49301234@192.0.2.7;user=phone",
                "sip:agent1-0x55d0c8a3@192.0.2.7:5060;ob",
                "sip:b1qj4v2a@df7jal23ls0d.invalid;rtcweb-breaker=no;transport=ws;x-ast-orig-host=192.0.2.9:0",
                "sip:linphone@192.0.2.7:5060;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "sip:agent1@192.0.2.7;pn-provider=fcm;pn-prid=abc%3Adef_-;pn-param=1/2",
                "sip:a%20b@192.0.2.7",
            })
    void what_telephones_register_is_taken_as_it_is(String uri) {
        assertThat(new ContactUri(uri)).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip:",
                "sip:@",
                "sip:agent1@",
                "tel:3200",
                "http://192.0.2.7",
                "agent1",
                "<sip:agent1@192.0.2.7>",
                "sip:agent1:secret@192.0.2.7",
                "sip:a@b@192.0.2.7",
                "sip:a&PJSIP/premium/sip:1900@192.0.2.7",
                "sip:a&PJSIP/1900@premium",
                "sip:a,premium,@192.0.2.7",
                "sip:a@192.0.2.7,premium",
                "sip:a/b@192.0.2.7",
                "sip:a@192.0.2.7?X-Foo=bar",
                "sip:a@192.0.2.7;x=\"@callee\"",
                "sip:a@192.0.2.7;x=a&b",
                "sip:a@192.0.2.7;x=a,b",
                "sip:a@192.0.2.7;=x",
                "sip:a@192.0.2.7;",
                "sip:a@192.0.2.7:0",
                "sip:a@192.0.2.7:65536",
                "sip:a@192.0.2.7:x",
                "sip:a@[192.0.2.7",
                "sip:a@-host",
                "sip:a b@192.0.2.7",
                "sip:a%0d%0aX@192.0.2.7",
                "sip:a%00@192.0.2.7",
                "sip:a%FF@192.0.2.7",
                "sip:a%2@192.0.2.7",
                "sip:a\\@192.0.2.7",
                "sip:${SHELL(id)}@192.0.2.7",
                "sip:é@192.0.2.7",
                "sip:a@192.0.2.7\n",
                "sip:a@192.0.2.7\u0000",
            })
    void what_a_dial_string_could_read_as_syntax_is_refused_and_not_repeated(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactUri(uri))
                .withMessageContaining("contact URI")
                .withMessageNotContaining("192.0.2.7")
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 5_000, 100_000})
    void a_longer_one_than_asterisk_takes_is_refused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactUri("sip:" + "a".repeat(length - 6) + "@b"))
                .withMessageContaining("512");
    }
}
