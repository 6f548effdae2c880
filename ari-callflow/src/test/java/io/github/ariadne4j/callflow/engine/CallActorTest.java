package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.Fault;
import io.github.ariadne4j.callflow.session.CallSession;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallActorTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChannelId CALLER = new ChannelId("1795833566.1");

    private final CallFacts facts = new CallFacts(
            new IncomingCall(
                    CallId.of("asterisk", CALLER, Instant.EPOCH),
                    CALLER,
                    new CallerId("", "1000"),
                    "3314",
                    "c",
                    "",
                    "t",
                    List.of()),
            new CallOrigin("b2bua", "asterisk"),
            CallSession.Owner.first(0),
            new CallFacts.Policy(CallTimeouts.defaults(), true, true));
    private final CallLoop loop = new CallLoop(new FakeLoop(), EngineTime.system());
    private final List<String> done = new ArrayList<>();

    /** What a test does when an effect is carried out, after it is noted. */
    private Consumer<Effect> then = effect -> {};

    private final CallActor call = new CallActor(facts, loop, null, (known, actor) -> handler());

    private Effect.Handler handler() {
        return (Effect.Handler) Proxy.newProxyInstance(
                Effect.Handler.class.getClassLoader(), new Class<?>[] {Effect.Handler.class}, (proxy, method, args) -> {
                    Effect effect = (Effect) args[0];
                    done.add(effect.getClass().getSimpleName());
                    then.accept(effect);
                    return null;
                });
    }

    private void admitted() {
        call.begin(NOW);
        call.tell(new CallSignal.Admitted(new LimitDecision.Admitted(), true, NOW));
        done.clear();
    }

    @Test
    void a_command_that_fails_at_once_inside_a_transition_is_handled_after_the_other_effects_have_gone_out() {
        admitted();
        then = effect -> {
            if (effect instanceof Effect.CreateLeg created) {
                call.tell(new CallSignal.LegNotCreated(created.attempt(), Fault.NOT_SENT, NOW));
                done.add("told");
            }
        };

        call.tell(new CallSignal.FlowDials(DialTarget.pjsip("peer", "3314"), 1, NOW));

        assertThat(done).containsExactly("CreateLeg", "told", "CreateBridge", "StartTimer", "TellFlow");
    }

    @Test
    void an_effect_that_throws_hangs_the_call_up_once_and_the_call_still_takes_signals() {
        admitted();
        then = effect -> {
            if (!(effect instanceof Effect.HangUpCaller)) {
                throw new IllegalStateException("thrown by an effect of a test");
            }
        };

        call.tell(new CallSignal.FlowDials(DialTarget.pjsip("peer", "3314"), 1, NOW));
        call.tell(new CallSignal.CallerGone(NOW));

        assertThat(done).startsWith("CreateLeg", "HangUpCaller");
        assertThat(done).containsOnlyOnce("HangUpCaller");
        then = effect -> {};
        done.clear();
        call.tell(new CallSignal.LegCreated(1, NOW));
        assertThat(done).isNotEmpty();
    }

    @Test
    void a_recovery_that_throws_ends_its_call_alone() {
        call.resume(() -> {
            throw new IllegalStateException("thrown by the session of a test");
        });

        assertThat(done).containsExactly("HangUpCaller");
    }

    @Test
    void after_the_engine_is_closed_a_call_does_nothing_any_more() {
        admitted();
        loop.close();

        call.tell(new CallSignal.FlowDials(DialTarget.pjsip("peer", "3314"), 1, NOW));

        assertThat(done).isEmpty();
    }
}
