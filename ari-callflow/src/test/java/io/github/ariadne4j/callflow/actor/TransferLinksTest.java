package io.github.ariadne4j.callflow.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.loop.EngineTime;
import io.github.ariadne4j.callflow.loop.FakeLoop;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.plan.CallMachine;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TransferLinksTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final LegId CALLEE = new LegId(1);
    private static final ChannelId NEAR = new ChannelId("1795833566.8");
    private static final ChannelId FAR = new ChannelId("1795833566.9");
    private static final String PAIR = "Local/3180@from-carrier-00000137;";

    private final Map<CallId, List<CallSignal>> told =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private final TransferLinks links = new TransferLinks();
    private final CallActor first = call("1795833566.1");
    private final CallActor second = call("1795833566.9");

    private CallActor call(String caller) {
        ChannelId channel = new ChannelId(caller);
        CallId id = CallId.of("asterisk", channel, AT);
        CallFacts facts = new CallFacts(
                new IncomingCall(id, channel, new CallerId("", "1000"), "3314", "c", "", "t", List.of()),
                new CallOrigin("b2bua", "asterisk"),
                0,
                new CallFacts.Policy(CallTimeouts.defaults(), true, true));
        CallObserver observer = new CallObserver() {
            @Override
            public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
                told.computeIfAbsent(call, unknown -> new ArrayList<>()).add(signal);
            }
        };
        CallActor call = new CallActor(
                facts,
                new CallMachine(CallTimeouts.defaults()),
                new CallLoop(new FakeLoop(), EngineTime.system()),
                observer,
                (known, actor) -> (CallCommand.Handler) Proxy.newProxyInstance(
                        CallCommand.Handler.class.getClassLoader(),
                        new Class<?>[] {CallCommand.Handler.class},
                        (proxy, method, args) -> null));
        call.begin(false, false, FlowData.NONE, AT);
        return call;
    }

    private void assertLinked() {
        assertThat(told)
                .isEqualTo(Map.of(
                        first.id(),
                        List.of(new CallSignal.LegSignal(CALLEE, new LegEvent.CallLinked(NEAR, second.id(), AT))),
                        second.id(),
                        List.of(new CallSignal.FlowSignal(
                                new FlowEvent.Notes(
                                        "transferred_from", first.id().toString()),
                                AT))));
    }

    @Test
    void the_calls_of_both_halves_are_told_of_each_other_when_the_far_half_comes_first() {
        links.began(second, FAR, PAIR + 2, AT);
        assertThat(told).isEmpty();
        assertThat(links.otherCallOf(PAIR + 1)).isEqualTo(second.id());

        links.tookPlace(first, CALLEE, NEAR, PAIR + 1, AT);

        assertLinked();
    }

    @Test
    void the_calls_of_both_halves_are_told_of_each_other_when_the_near_half_comes_first() {
        links.tookPlace(first, CALLEE, NEAR, PAIR + 1, AT);
        assertThat(told).isEmpty();

        links.began(second, FAR, PAIR + 2, AT);

        assertLinked();
    }

    @Test
    void two_halves_that_both_began_a_call_are_no_transfer() {
        links.began(first, NEAR, PAIR + 1, AT);
        links.began(second, FAR, PAIR + 2, AT);

        assertThat(told).isEmpty();
    }

    @Test
    void a_call_that_is_over_is_linked_with_none() {
        links.tookPlace(first, CALLEE, NEAR, PAIR + 1, AT);

        links.forget(first);
        links.began(second, FAR, PAIR + 2, AT);

        assertThat(told).isEmpty();
        assertThat(links.otherCallOf(PAIR + 2)).isNull();
    }

    @Test
    void a_channel_that_is_no_local_one_links_nothing() {
        links.tookPlace(first, CALLEE, NEAR, "PJSIP/callee-00000002", AT);
        links.began(second, FAR, "PJSIP/carrier-in-0000001a", AT);

        assertThat(told).isEmpty();
        assertThat(links.otherCallOf("PJSIP/callee-00000002")).isNull();
    }
}
