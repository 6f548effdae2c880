package io.github.ariadne4j.examples.b2bua.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are known to dial in order to reach another endpoint than the operator's; observed on Asterisk 22. */
class DialStringInjectionTest {
    private final RouteTable everything = RouteTable.parse(
            "_!=PJSIP/{number}@callee|SIP/callee/{number}|Local/{number}@callee/n", Duration.ofSeconds(30));
    private final RouteTable together = RouteTable.parse(
            "_!=PJSIP/{number}@callee&SIP/callee/{number}&Local/{number}@callee/n,ringback=music",
            Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900@premium/premium,",
                "1900@premium/,premium,",
                "1900@premium/premium,x",
                "1900@callee/premium,",
                "1900@premium/premium",
                "1900@callee/sip:1900@127.0.0.1:5099",
                "premium/sip:1900@127.0.0.1:5070",
                "1900@premium/sip:1900",
                "1900@premium/sip:1900@evil;x=",
                "1900@premium/sip:1900@127.0.0.1:5099;x=\"",
                "1900@premium",
                "1900&PJSIP/2",
                "1900|PJSIP/2",
                "1900,ringback=silence",
                "{number}",
                "{number:1}",
                "1900?X-Foo=bar",
                "1900?X-Foo=a%0d%0aX-Bar:1",
                "1900,30",
                "1900&x",
                "19%4000",
                "19%00",
                "19 00",
                "1900:pw",
                "1900\r\nX-Bar: 1",
                "19\"00",
                "1900<sip:x>",
                "1900>",
                "1900/n",
                "${SHELL(id)}",
                "",
                "٣٢٠٠",
                "1900\u0000",
            })
    void a_number_that_is_syntax_is_no_number(String dialled) {
        for (RouteTable routes : List.of(everything, together)) {
            // When
            Route route = routes.routeOf(dialled);

            // Then
            assertThat(route.targets()).isEmpty();
            assertThat(route.causeIfNone()).isEqualTo(HangupCause.INVALID_NUMBER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900;transport=tcp", "1900;phone-context=x", "1900;npdi;rn=+1-310", "1-9(0)0", "tel:1900"})
    void what_comes_around_a_number_is_not_dialled(String dialled) {
        assertThat(everything.routeOf(dialled).targets())
                .isEqualTo(together.routeOf(dialled).targets())
                .extracting(DialTarget::endpoint)
                .containsExactly("PJSIP/1900@callee", "SIP/callee/1900", "Local/1900@callee/n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900", "alice", "+4930123456", "1900*1", "1900#1"})
    void a_number_stays_what_it_is(String dialled) {
        assertThat(everything.routeOf(dialled).targets())
                .extracting(DialTarget::endpoint)
                .containsExactly(
                        "PJSIP/" + dialled + "@callee", "SIP/callee/" + dialled, "Local/" + dialled + "@callee/n");
    }
}
