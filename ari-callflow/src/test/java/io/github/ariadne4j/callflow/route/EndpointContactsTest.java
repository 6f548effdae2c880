package io.github.ariadne4j.callflow.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are answers of Asterisk 22 to {@code PJSIP_DIAL_CONTACTS(agent1)}. */
class EndpointContactsTest {
    @Test
    void every_contact_becomes_a_target_in_asterisks_order() {
        // When
        EndpointContacts contacts = EndpointContacts.parse(
                "agent1", "PJSIP/agent1/sip:k2@192.0.2.7:5062;transport=tcp&PJSIP/agent1/sip:3200@127.0.0.1:5070");

        // Then
        assertThat(contacts.targets())
                .extracting(DialTarget::endpoint)
                .containsExactly(
                        "PJSIP/agent1/sip:k2@192.0.2.7:5062;transport=tcp", "PJSIP/agent1/sip:3200@127.0.0.1:5070");
        assertThat(contacts.refusals()).isEmpty();
    }

    @Test
    void without_a_reachable_contact_there_is_no_target() {
        assertThat(EndpointContacts.parse("agent1", "").targets()).isEmpty();
        assertThat(EndpointContacts.parse("agent1", "").refusals()).isEmpty();
    }

    @Test
    void the_same_contact_twice_rings_once() {
        assertThat(EndpointContacts.parse("a", "PJSIP/a/sip:x@h&PJSIP/a/sip:x@h")
                        .targets())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:evil&PJSIP/premium/sip:1900@192.0.2.9",
                "sip:evil&PJSIP/agent11/sip:1900@192.0.2.9",
                "sip:evil&PJSIP/1900@premium",
                "sip:evil&PJSIP/agent1",
                "sip:evil&PJSIP/agent1/premium",
                "sip:evil&PJSIP/",
                "sip:a,premium,@192.0.2.9",
                "sip:a@192.0.2.9?X-Foo=bar",
                "sip:a@192.0.2.9;x=a&b",
                "sip:a@192.0.2.9;y=\"",
                "premium",
            })
    void a_telephone_that_registered_syntax_silences_no_other_and_calls_through_no_other_endpoint(String contact) {
        // When
        EndpointContacts contacts = EndpointContacts.parse(
                "agent1",
                "PJSIP/agent1/sip:first@192.0.2.7&PJSIP/agent1/" + contact + "&PJSIP/agent1/sip:last@192.0.2.7");

        // Then
        assertThat(contacts.targets())
                .extracting(DialTarget::endpoint)
                .contains("PJSIP/agent1/sip:last@192.0.2.7")
                .isSubsetOf("PJSIP/agent1/sip:first@192.0.2.7", "PJSIP/agent1/sip:last@192.0.2.7");
        assertThat(contacts.refusals())
                .singleElement()
                .asString()
                .contains("agent1")
                .doesNotContain("192.0.2.9");
    }

    @Test
    void of_what_asterisk_says_when_five_telephones_registered_syntax_nothing_is_dialled() {
        // When
        EndpointContacts contacts = EndpointContacts.parse(
                "phone",
                "PJSIP/phone/sip:a&PJSIP/agent/sip:x@127.0.0.1:9&PJSIP/phone/sip:d@127.0.0.1:9?X-Foo=bar"
                        + "&PJSIP/phone/sip:e;rn=1@127.0.0.1:9;ob&PJSIP/phone/sip:ok@127.0.0.1:9;x=a&b;y=\""
                        + "&PJSIP/phone/sip:b,callees,@127.0.0.1:9");

        // Then
        assertThat(contacts.targets()).isEmpty();
        assertThat(contacts.refusals()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP/agent1/sip:a@h", "sip:a@h", "&PJSIP/agent1/sip:a@h", "Local/1@x"})
    void what_is_no_list_of_contacts_is_no_target(String text) {
        assertThat(EndpointContacts.parse("agent1", text).targets()).isEmpty();
        assertThat(EndpointContacts.parse("agent1", text).refusals()).hasSize(1);
    }

    @Test
    void the_last_contact_of_a_text_that_asterisk_cut_is_not_dialled() {
        // Given
        String text = IntStream.range(0, 200)
                .mapToObj(number -> "PJSIP/agent1/sip:" + number + "@192.0.2.7:5060")
                .collect(Collectors.joining("&"));
        String cut = text.substring(0, 4_095);

        // When
        EndpointContacts contacts = EndpointContacts.parse("agent1", cut);

        // Then
        assertThat(contacts.targets())
                .hasSize((int) cut.chars().filter(symbol -> symbol == '&').count());
        assertThat(contacts.targets())
                .allSatisfy(target -> assertThat(target.endpoint()).endsWith("@192.0.2.7:5060"));
        assertThat(contacts.refusals()).singleElement().asString().contains("cut");
    }
}
