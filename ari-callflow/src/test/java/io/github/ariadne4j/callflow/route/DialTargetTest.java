package io.github.ariadne4j.callflow.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.route.DialTarget.Technology;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialTargetTest {
    private static final ContactUri CONTACT = new ContactUri("sip:k2@192.0.2.7:5062;x=a/b");

    @Test
    void names_the_part_whose_environment_variable_is_not_set() {
        assertThatNullPointerException()
                .isThrownBy(() -> DialTarget.pjsip(null, "331"))
                .withMessageContaining("peer");
        assertThatNullPointerException()
                .isThrownBy(() -> DialTarget.pjsip("my-peer", (String) null))
                .withMessageContaining("number");
        assertThatNullPointerException()
                .isThrownBy(() -> DialTarget.endpoint(null))
                .withMessageContaining("peer");
    }

    @Test
    void refuses_to_ring_for_less_than_a_second() {
        DialTarget target = DialTarget.pjsip("my-peer", "331");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.ringFor(Duration.ofMillis(999)))
                .withMessageContaining("ringFor");
    }

    @Test
    void a_dialled_number_is_dialled_without_what_came_around_it() {
        DialledNumber number = DialledNumber.parse("3-2-0-0;npdi");
        assertThat(DialTarget.pjsip("my-peer", number).endpoint()).isEqualTo("PJSIP/3200@my-peer");
        assertThat(DialTarget.sip("MY_PEER", number).endpoint()).isEqualTo("SIP/MY_PEER/3200");
        assertThat(DialTarget.local("context", number).endpoint()).isEqualTo("Local/3200@context/n");
    }

    static Stream<DialTarget> targets() {
        return Stream.of(
                DialTarget.pjsip("my-peer", "+49301234"),
                DialTarget.endpoint("agent1"),
                DialTarget.everyContactOf("agent1"),
                DialTarget.contact("agent1", CONTACT),
                DialTarget.contact("agent1", new ContactUri("SIPS:[2001:db8::1]")),
                DialTarget.sip("MY_PEER", "331"),
                new DialTarget(Technology.SIP, "MY_PEER", null, null, DialTarget.DEFAULT_RING),
                DialTarget.local("context", "331"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void reads_what_it_writes(DialTarget target) {
        assertThat(DialTarget.parse(target.endpoint())).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "PJSIP/331@my-peer, PJSIP/331@my-peer",
        "PJSIP/agent1, PJSIP/agent1",
        "PJSIP/agent1/sip:k2@192.0.2.7, PJSIP/agent1/sip:k2@192.0.2.7",
        "PJSIP/agent1/*, PJSIP/agent1/*",
        "SIP/MY_PEER/331, SIP/MY_PEER/331",
        "SIP/MY_PEER, SIP/MY_PEER",
        "Local/331@context, Local/331@context/n",
    })
    void is_read_from_text(String text, String endpoint) {
        assertThat(DialTarget.parse(text).endpoint()).isEqualTo(endpoint);
        assertThat(DialTarget.parse(text).ringFor()).isEqualTo(DialTarget.DEFAULT_RING);
    }

    @ParameterizedTest
    @CsvSource({
        "'', a target must have the form",
        "agent1, a target must have the form",
        "DAHDI/1/331, a target must have the form",
        "pjsip/agent1, a target must have the form",
        "PJSIP/, peer must be",
        "PJSIP/@my-peer, number must be",
        "PJSIP/331@, peer must be",
        "PJSIP/331@premium@my-peer, a target must have the form",
        "PJSIP/331@premium/premium, a target must have the form",
        "PJSIP/agent1/premium, a target must have the form",
        "PJSIP/331@agent1/*, a target must have the form",
        "PJSIP//*, peer must be",
        "PJSIP/agent1*, peer must be",
        "SIP/agent1/*/*, a target must have the form",
        "PJSIP/331@agent1/sip:k2@192.0.2.7, without a number",
        "PJSIP/agent1/sip:k2@192.0.2.7?X=1, a contact URI must have the form",
        "PJSIP/agent1&PJSIP/agent2, a target must have the form",
        "PJSIP/agent1&agent2, peer must be",
        "'PJSIP/331@a b', peer must be",
        "PJSIP/33;1@my-peer, number must be",
        "SIP/MY_PEER/, number must be",
        "SIP/a/331/x, a target must have the form",
        "Local/331, a target must have the form",
        "Local/@context, number must be",
        "Local/331@context/nj, a target must have the form",
    })
    void what_is_no_target_is_refused_with_what_to_change(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialTarget.parse(text))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PJSIP/331@my-peer\n", "PJSIP/agent1/sip:a@b\r\nX: 1", "SIP/a\u0000/331"})
    void a_refusal_does_not_repeat_what_it_refuses(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialTarget.parse(text))
                .withMessageNotContaining("\n")
                .withMessageNotContaining("\u0000");
    }

    @Test
    void parts_that_do_not_go_together_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DialTarget(Technology.LOCAL, "context", null, null, DialTarget.DEFAULT_RING))
                .withMessageContaining("extension");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DialTarget(Technology.SIP, "peer", null, CONTACT, DialTarget.DEFAULT_RING))
                .withMessageContaining("contact");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DialTarget(Technology.PJSIP, "peer", "1", CONTACT, DialTarget.DEFAULT_RING))
                .withMessageContaining("contact");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DialTarget(Technology.PJSIP, "peer", "1", null, true, DialTarget.DEFAULT_RING))
                .withMessageContaining("without a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DialTarget(Technology.SIP, "peer", null, null, true, DialTarget.DEFAULT_RING))
                .withMessageContaining("PJSIP endpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DialTarget(Technology.PJSIP, "peer", null, CONTACT, true, DialTarget.DEFAULT_RING))
                .withMessageContaining("one contact, or at every one");
    }
}
