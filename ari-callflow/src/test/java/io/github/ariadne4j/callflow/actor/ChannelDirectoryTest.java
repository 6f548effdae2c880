package io.github.ariadne4j.callflow.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.loop.EngineTime;
import io.github.ariadne4j.callflow.loop.FakeLoop;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.plan.CallMachine;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelDirectoryTest {
    private static final Instant ENTERED = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChannelId CALLER = new ChannelId("1795833566.1");

    private final ChannelDirectory directory = new ChannelDirectory();
    private final CallActor first = call(ENTERED);
    private final CallActor second = call(ENTERED.plusSeconds(1));

    private static CallActor call(Instant entered) {
        CallLoop loop = new CallLoop(new FakeLoop(), EngineTime.system());
        CallActor call = new CallActor(
                facts(entered), machine(), loop, null, (known, actor) -> (CallCommand.Handler) Proxy.newProxyInstance(
                        CallCommand.Handler.class.getClassLoader(),
                        new Class<?>[] {CallCommand.Handler.class},
                        (proxy, method, args) -> null));
        call.begin(false, false, FlowData.NONE, entered);
        return call;
    }

    private static CallMachine machine() {
        return new CallMachine(CallTimeouts.defaults());
    }

    private static CallFacts facts(Instant entered) {
        IncomingCall call = new IncomingCall(
                CallId.of("asterisk", CALLER, entered),
                CALLER,
                new CallerId("", "1000"),
                "3314",
                "c",
                "",
                "t",
                List.of());
        return new CallFacts(
                call,
                new CallOrigin("b2bua", "asterisk"),
                0,
                new CallFacts.Policy(CallTimeouts.defaults(), true, true));
    }

    private static CallModel model(Instant entered) {
        return machine()
                .begin(facts(entered), false, false, FlowData.NONE, entered)
                .next();
    }

    @Test
    void a_channel_that_has_left_is_its_calls_until_another_call_has_it() {
        directory.enter(CALLER, LegAddress.caller(first, ENTERED));
        assertThat(directory.hasLeft(first, CALLER)).isFalse();

        directory.left(CALLER);
        assertThat(directory.hasLeft(first, CALLER)).isTrue();
        assertThat(directory.lastCallOf(CALLER)).isEqualTo(first.id());

        directory.release(CALLER);
        assertThat(directory.enter(CALLER, LegAddress.caller(second, ENTERED.plusSeconds(1))))
                .isTrue();
        assertThat(directory.hasLeft(first, CALLER)).isTrue();
        assertThat(directory.hasLeft(second, CALLER)).isFalse();
    }

    @Test
    void a_call_that_ends_takes_no_channel_from_the_call_that_has_it_now() {
        directory.enter(CALLER, LegAddress.caller(first, ENTERED));
        directory.release(CALLER);
        directory.enter(CALLER, LegAddress.caller(second, ENTERED.plusSeconds(1)));

        directory.forget(first, model(ENTERED));
        assertThat(directory.lastCallOf(CALLER)).isEqualTo(second.id());

        directory.forget(second, model(ENTERED.plusSeconds(1)));
        assertThat(directory.find(CALLER)).isNull();
        assertThat(directory.knewSinceLook(CALLER)).isTrue();
        assertThat(directory.lastCallOf(CALLER)).isEqualTo(second.id());
    }

    @Test
    void a_list_from_before_does_not_bring_back_a_channel_that_has_left() {
        directory.enter(CALLER, LegAddress.caller(first, ENTERED));
        directory.left(CALLER);

        directory.listed(CALLER);

        assertThat(directory.hasLeft(first, CALLER)).isTrue();
    }

    @Test
    void the_same_entry_told_twice_is_one_passage_and_a_later_one_is_another() {
        LegAddress caller = LegAddress.caller(first, ENTERED);

        assertThat(caller.isOverBefore(ENTERED)).isFalse();
        assertThat(caller.isOverBefore(ENTERED.plusMillis(1))).isTrue();
    }

    @Test
    void a_caller_of_whose_entry_no_event_told_begins_another_passage_only_after_it_left() {
        directory.enter(CALLER, LegAddress.caller(first, null));
        assertThat(directory.find(CALLER).isOverBefore(ENTERED)).isFalse();

        directory.left(CALLER);

        assertThat(directory.find(CALLER).isOverBefore(ENTERED)).isTrue();
    }
}
