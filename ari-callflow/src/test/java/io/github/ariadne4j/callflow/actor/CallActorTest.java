package io.github.ariadne4j.callflow.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.loop.EngineTime;
import io.github.ariadne4j.callflow.loop.FakeLoop;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallActorTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChannelId CALLER = new ChannelId("1795833566.1");
    private static final LegId CALLERS_LEG = new LegId(0);
    private static final LegId FIRST = new LegId(1);

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
            0,
            new CallFacts.Policy(CallTimeouts.defaults(), true, true));
    private final CallLoop loop = new CallLoop(new FakeLoop(), EngineTime.system());
    private final List<String> done = new ArrayList<>();

    /** The reaction of a test to a command, after it was noted. */
    private Consumer<CallCommand> then = command -> {};

    private final CallActor call =
            new CallActor(facts, new CallMachine(CallTimeouts.defaults()), loop, null, (known, actor) -> handler());

    private CallCommand.Handler handler() {
        return (CallCommand.Handler) Proxy.newProxyInstance(
                CallCommand.Handler.class.getClassLoader(),
                new Class<?>[] {CallCommand.Handler.class},
                (proxy, method, args) -> {
                    CallCommand command = (CallCommand) args[0];
                    done.add(nameOf(command));
                    then.accept(command);
                    return null;
                });
    }

    private static String nameOf(CallCommand command) {
        if (command instanceof CallCommand.ToLeg toLeg) {
            return toLeg.command().getClass().getSimpleName();
        }
        if (command instanceof CallCommand.ToBridge toBridge) {
            return toBridge.command().getClass().getSimpleName() + "Bridge";
        }
        return command.getClass().getSimpleName();
    }

    private void admitted() {
        call.begin(false, false, FlowData.NONE, NOW);
        call.tell(new CallSignal.StoreSignal(new StoreEvent.Admitted(new LimitDecision.Admitted(), true), NOW));
        done.clear();
    }

    private void dial() {
        HuntPlan hunt = HuntPlan.inOrder(List.of(DialTarget.pjsip("peer", "3314")));
        call.tell(new CallSignal.FlowSignal(new FlowEvent.Dials(hunt, new RequestId(1)), NOW));
    }

    private void dialHeldByItsWrite() {
        then = command -> {
            if (command instanceof CallCommand.ToStore) {
                call.hold();
            }
        };
        dial();
    }

    private void tell(LegId leg, LegEvent event) {
        call.tell(new CallSignal.LegSignal(leg, event));
    }

    private static boolean isHangUp(CallCommand command) {
        return command instanceof CallCommand.ToLeg toLeg && toLeg.command() instanceof LegCommand.HangUp;
    }

    @Test
    void a_command_that_fails_at_once_inside_a_transition_is_handled_after_its_other_commands_have_gone_out() {
        admitted();
        then = command -> {
            if (command instanceof CallCommand.ToLeg toLeg && toLeg.command() instanceof LegCommand.Create create) {
                tell(FIRST, new LegEvent.CreateFailed(create.channel(), CommandFailure.REFUSED, NOW));
                done.add("told");
            }
        };

        dial();

        assertThat(done)
                .containsExactly("ToStore", "Create", "told", "StartTimer", "CreateBridge", "ToStore", "ToFlow");
    }

    @Test
    void commands_after_a_write_that_goes_first_are_carried_out_in_their_order_once_it_has_gone() {
        admitted();
        dialHeldByItsWrite();
        tell(CALLERS_LEG, new LegEvent.StasisLeft(CALLER, NOW));
        assertThat(done).containsExactly("ToStore");

        then = command -> {};
        call.release();

        assertThat(done).containsExactly("ToStore", "Create", "StartTimer", "CreateBridge", "ToFlow", "StartTimer");
    }

    @Test
    void a_call_that_another_instance_owns_carries_out_nothing_that_waited() {
        admitted();
        dialHeldByItsWrite();
        call.abandon();
        done.clear();

        call.release();

        assertThat(done).isEmpty();
    }

    @Test
    void a_command_that_throws_hangs_up_each_leg_once_and_the_call_still_takes_signals() {
        admitted();
        then = command -> {
            if (!isHangUp(command)) {
                throw new IllegalStateException("thrown by a command of a test");
            }
        };

        dial();
        tell(CALLERS_LEG, new LegEvent.StasisLeft(CALLER, NOW));

        assertThat(done)
                .as("the caller's and the callee's")
                .filteredOn("HangUp"::equals)
                .hasSize(2);
        then = command -> {};
        done.clear();
        tell(FIRST, new LegEvent.DestroyedSeen(facts.names().leg(FIRST), Hangup.UNTOLD, NOW));
        assertThat(done).isNotEmpty();
    }

    @Test
    void a_recovery_that_throws_ends_its_call_alone() {
        call.recover(() -> {
            throw new IllegalStateException("thrown by the session of a test");
        });

        assertThat(done).containsExactly("HangUp");
    }

    @Test
    void after_the_engine_is_closed_a_call_does_nothing_any_more() {
        admitted();
        loop.close();

        dial();

        assertThat(done).isEmpty();
    }
}
