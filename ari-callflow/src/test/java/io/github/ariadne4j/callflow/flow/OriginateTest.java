package io.github.ariadne4j.callflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginateTest {
    private static final DialTarget CUSTOMER = DialTarget.pjsip("carrier", "3314");
    private static final CallFlow FLOW = call -> call.hangUp(HangupCause.NORMAL_CLEARING);

    private static Originate to(DialTarget... targets) {
        return Originate.to(Route.inOrder(List.of(targets)), FLOW);
    }

    @Test
    void targets_have_the_caller_id_and_the_account_of_the_request_unless_they_have_their_own() {
        DialOptions own =
                DialOptions.NONE.withCallerId(OutboundCallerId.withheld()).withAccount("own");
        DialTarget local = DialTarget.local("office", "100");

        List<DialTarget> dialled = to(CUSTOMER, CUSTOMER.with(own), local)
                .callerId(OutboundCallerId.of("+33123"))
                .account("acme")
                .dialled()
                .targets();

        assertThat(dialled.get(0).options())
                .isEqualTo(DialOptions.NONE
                        .withCallerId(OutboundCallerId.of("+33123"))
                        .withAccount("acme"));
        assertThat(dialled.get(1).options()).isEqualTo(own);
        assertThat(dialled.get(2).options()).isEqualTo(DialOptions.NONE.withAccount("acme"));
    }

    @Test
    void each_target_rings_no_longer_than_it_may_take_to_answer() {
        Duration tenSeconds = Duration.ofSeconds(10);

        List<DialTarget> targets = to(CUSTOMER, CUSTOMER.ringFor(Duration.ofSeconds(5)))
                .answerWithin(tenSeconds)
                .hunt()
                .targets();

        assertThat(targets).extracting(DialTarget::ringFor).containsExactly(tenSeconds, Duration.ofSeconds(5));
    }

    @Test
    void it_is_told_as_a_call_that_the_application_began() {
        ChannelId channel = new ChannelId("a4j~b2bua~b1");
        CallId id = CallId.of("asterisk", channel, Instant.EPOCH);

        IncomingCall call = to(CUSTOMER)
                .callerId(OutboundCallerId.of("+33123").named("Acme"))
                .account("acme")
                .args("4711")
                .call(id, channel);

        assertThat(call.isOutbound()).isTrue();
        assertThat(call.dialled()).isEqualTo("3314");
        assertThat(call.caller().number()).isEqualTo("+33123");
        assertThat(call.caller().name()).isEqualTo("Acme");
        assertThat(call.account()).isEqualTo("acme");
        assertThat(call.trunk()).isEmpty();
        assertThat(call.args()).containsExactly("4711");
        assertThat(to(DialTarget.endpoint("desk")).call(id, channel).dialled()).isEmpty();
    }

    @Test
    void what_takes_a_caller_or_is_too_much_is_refused() {
        assertThatThrownBy(() -> Originate.to(Route.refuse(HangupCause.NO_ROUTE), FLOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> to(DialTarget.everyContactOf("desk"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> to(CUSTOMER.with(DialOptions.NONE.withCopiedHeader("X-Trace"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> to(CUSTOMER).account("acme; drop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("drop");
        assertThatThrownBy(() -> to(CUSTOMER).args("x".repeat(Originate.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> to(CUSTOMER).args("a,".repeat(Originate.MOST + 1).split(",")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> to(CUSTOMER).noted("x".repeat(Originate.LONGEST + 1), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
