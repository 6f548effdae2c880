package io.github.ariadne4j.callflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRulesTest {
    private static final GateDecision DENIED =
            new GateDecision.Refused(HangupCause.CALL_REJECTED, Refusal.NUMBER_DENIED);
    private static final GateDecision INVALID =
            new GateDecision.Refused(HangupCause.INVALID_NUMBER, Refusal.NUMBER_INVALID);

    private final NumberRules usual = NumberRules.defaults();

    private static GateDecision decide(NumberRules rules, String dialled) {
        return rules.admit(Attempts.dialling(dialled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+881612345678",
                "00881612345678",
                "881612345678",
                "0000881612345678",
                "+00881612345678",
                "+(0)881612345678",
                "00-881-6-1234-5678",
                "(00)881.612.345.678",
                "+8.8.1.6.1.2.3.4.5.6.7.8",
                "tel:+881612345678",
                "TEL:+881-612345678",
                "tel:00881612345678;phone-context=example.com",
                "tel:612345678;phone-context=+881",
                "881612345678;npdi",
                "+881612345678;npdi;rn=+4930123456",
                "+4930123456;npdi;rn=+881612345678",
                "4930123456;rn=00-881-612345678",
                "+881612345678;user=phone",
                "*31#00881612345678",
                "#31#881612345678",
                "*31#*21*00881612345678#",
                "00881612345678#",
                "00881612345678x",
                "x00881612345678",
                "a_881612345678",
                "00_881_612345678x",
                "+870773123456",
                "+88213123456789",
                "883510012345678",
                "+979123456789",
                "80812345678",
            })
    void a_satellite_or_premium_range_is_denied_however_it_is_written(String dialled) {
        assertThat(decide(usual, dialled)).isEqualTo(DENIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8701",
                "808",
                "979",
                "881",
                "8085551234",
                "9795551234",
                "18085551234",
                "+18085551234",
                "+493088112345",
                "00493012345678",
                "030881612345",
                "3200",
                "*97",
                "alice",
                "s",
                "agent881",
                ""
            })
    void a_number_of_another_range_is_admitted(String dialled) {
        assertThat(decide(usual, dialled)).isEqualTo(GateDecision.ADMITTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 00881612345678",
                "00881612345678 ",
                "00 881 612345678",
                "00/881612345678",
                "+881612345678@x",
                "\u0668\u0668\u06616123456789",
                "\uff0b881612345678",
                "00881612345678\u0000",
                "881612345678,30",
                "\t00881612345678",
                "\u200b00881612345678",
                "tel: +881612345678",
                "sip:+881612345678"
            })
    void what_cannot_be_read_is_refused_as_no_rule_can_judge_it(String dialled) {
        assertThat(decide(usual, dialled)).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "+8816123456789, DENIED",
        "+8821612345678, ADMITTED",
        "0900123, DENIED",
        "09001, ADMITTED",
        "0-9-0-0-1-2-3, DENIED",
        "0900x, DENIED",
    })
    void the_longest_prefix_decides(String dialled, String expected) {
        NumberRules rules = NumberRules.parse("deny +881;deny +882;allow +88216;deny 0900;allow 09001\ndeny 090012");

        assertThat(decide(rules, dialled)).isEqualTo(expected.equals("DENIED") ? DENIED : GateDecision.ADMITTED);
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456, true",
        "004930123456, true",
        "*97, true",
        "3200, true",
        "+33123456789, false",
        "33123456789, false",
        "alice, false",
        "*98, false",
        "*97#0033123456789, true",
    })
    void a_table_may_deny_every_number_that_it_does_not_allow(String dialled, boolean admitted) {
        NumberRules rules = NumberRules.parse("""
                # only Germany, and the house
                deny any
                allow +49
                allow *97   # voice mail
                allow 32
                """);

        assertThat(decide(rules, dialled) == GateDecision.ADMITTED).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"011881612345678", "0011881612345678", "+881612345678"})
    void what_is_dialled_for_the_plus_is_the_operators(String dialled) {
        NumberRules rules = NumberRules.parse("international 011\ninternational 0011\ndeny +881");

        assertThat(decide(rules, dialled)).isEqualTo(DENIED);
        assertThat(decide(rules, "00881612345678")).isEqualTo(GateDecision.ADMITTED);
    }

    @Test
    void the_number_that_a_route_makes_is_judged_as_well() {
        List<DialTarget> denied = List.of(
                DialTarget.pjsip("carrier", "00881612345678"),
                DialTarget.pjsip("carrier", "+8-8-1612345678"),
                DialTarget.sip("carrier", "881612345678"),
                DialTarget.local("out", "+881612345678"),
                DialTarget.contact("agent", new ContactUri("sip:+881612345678@carrier.example")),
                DialTarget.contact("agent", new ContactUri("sip:%2b8816%3112345678@carrier.example")));
        List<DialTarget> admitted = List.of(
                DialTarget.pjsip("carrier", "004930123456"),
                DialTarget.endpoint("agent"),
                DialTarget.contact("agent", new ContactUri("sip:k2@192.0.2.7")),
                DialTarget.contact("agent", new ContactUri("sip:192.0.2.7")));

        assertThat(denied)
                .allSatisfy(target -> assertThat(usual.admitTarget(Attempts.call("1"), target))
                        .isEqualTo(DENIED));
        assertThat(admitted)
                .allSatisfy(target -> assertThat(usual.admitTarget(Attempts.call("1"), target))
                        .isEqualTo(GateDecision.ADMITTED));
    }

    @Test
    void twenty_thousand_ways_to_write_a_denied_number_are_denied_or_no_number() {
        Random random = new Random(20);
        List<String> around = List.of("", "-", ".", "(", ")", "--", "_", " ", "%20", "\u00a0", "/", ",");
        List<String> before = List.of("", "+", "00", "+00", "tel:", "tel:+", "000", " ", "*31#", "#31#00", "sip:");
        List<String> behind = List.of("", ";npdi", ";rn=49301234", "#", "*", ";user=phone", "@h", "&x", "x");
        List<String> admitted = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            String dialled = written(random, around, before, behind);
            if (decide(usual, dialled) == GateDecision.ADMITTED) {
                admitted.add(dialled);
            }
        }

        assertThat(admitted).isEmpty();
    }

    private static String written(Random random, List<String> around, List<String> before, List<String> behind) {
        StringBuilder dialled = new StringBuilder(one(random, before));
        for (char digit : "881612345678".toCharArray()) {
            dialled.append(random.nextInt(5) == 0 ? one(random, around) : "").append(digit);
        }
        return dialled.append(one(random, behind)).toString();
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deny",
                "deny 0 0",
                "forbid 1",
                "allow +4x9!",
                "international +",
                "deny +49-30",
                "allow 1\ndeny 1"
            })
    void what_is_no_table_is_refused_with_the_line_that_is_wrong(String table) {
        assertThatThrownBy(() -> NumberRules.parse(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(table.substring(table.indexOf('\n') + 1));
    }
}
