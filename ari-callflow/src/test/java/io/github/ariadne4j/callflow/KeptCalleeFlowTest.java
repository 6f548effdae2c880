package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A callee that stays for its flow when the caller hangs up. */
class KeptCalleeFlowTest extends EngineOnSimulator {
    private static final DialTarget CALLEE = DialTarget.pjsip("peer", "3314");
    private static final Prompt GOODBYE = Prompt.sound("goodbye");

    private final SharedStore store = new SharedStore();
    private final List<ControlOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();

    @BeforeEach
    void answers() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
    }

    private EngineInstance instance(CallFlow flow) {
        return opened(new EngineInstance(FlowSelector.always(flow), asterisk, "b2bua", store, cdrs));
    }

    /** Talks until the caller hangs up, and does this then. */
    private CallFlow talking(CallFlow afterwards) {
        return call -> {
            if (call.dial(CALLEE) instanceof DialOutcome.Answered answered) {
                try {
                    call.connect(answered.leg(), Connect.of().keepingCallee());
                } catch (CallEndedException e) {
                    afterwards.run(call);
                }
            }
        };
    }

    private void saysGoodbye(Call call) {
        outcomes.add(call.play(Party.CALLEE, GOODBYE));
    }

    /** The flow waits for the end of it. */
    private SimulatedCall talk(EngineInstance instance) {
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        call.awaitBridged();
        await().atMost(PATIENCE)
                .until(() -> store.memory
                        .live(instance.origin)
                        .toCompletableFuture()
                        .join()
                        .toString()
                        .contains("callerContinues"));
        return call;
    }

    private CallDetailRecord theOnlyRecord() {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
        return cdrs.records().get(0);
    }

    @Test
    void a_flow_plays_to_its_callee_after_the_caller_has_hung_up() {
        // Given
        SimulatedCall call = talk(instance(talking(this::saysGoodbye)));
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        call.hangUp();
        callee.awaitEnded();

        // Then
        assertThat(outcomes).containsExactly(new ControlOutcome.Done());
        assertThat(callee.heard()).extracting(HeardMedia::media).containsExactly("sound:goodbye");
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void a_verb_for_the_caller_or_for_a_callee_that_has_left_as_well_throws() {
        // Given
        CountDownLatch left = new CountDownLatch(1);
        EngineInstance instance = instance(talking(flow -> {
            endsIn("play", () -> flow.play(GOODBYE));
            endsIn("hold the caller", () -> flow.hold(Party.CALLER));
            saysGoodbye(flow);
            awaited(left);
            endsIn("hold the callee", () -> holdUntilTheEndIsSeen(flow));
            endsIn("play to the callee", () -> flow.play(Party.CALLEE, GOODBYE));
        }));
        SimulatedCall call = talk(instance);
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        call.hangUp();
        await().atMost(PATIENCE).until(() -> !outcomes.isEmpty());
        callee.hangsUp();
        asterisk.awaitNoChannels(PATIENCE);
        left.countDown();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ends)
                        .containsExactly("play", "hold the caller", "hold the callee", "play to the callee"));
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    private static void holdUntilTheEndIsSeen(Call call) {
        while (!Thread.currentThread().isInterrupted()) {
            call.hold(Party.CALLEE);
        }
    }

    private void endsIn(String verb, Runnable asked) {
        try {
            asked.run();
        } catch (CallEndedException e) {
            ends.add(verb);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_callee_is_hung_up_with_the_caller_unless_its_flow_keeps_it() {
        // Given
        EngineInstance instance = instance(call -> {
            if (call.dial(CALLEE) instanceof DialOutcome.Answered answered) {
                try {
                    call.connect(answered.leg(), Connect.of());
                } finally {
                    endsIn("play to the callee", () -> call.play(Party.CALLEE, GOODBYE));
                }
            }
        });
        SimulatedCall call = talk(instance);
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        call.hangUp();
        callee.awaitEnded();

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends).containsExactly("play to the callee"));
        assertThat(callee.heard()).isEmpty();
        theOnlyRecord();
    }

    @Test
    void a_callee_stays_over_a_crash_and_its_durable_flow_goes_on_with_it() throws Exception {
        // Given
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CallFlow afterwards = call -> {
            outcomes.add(call.music(Party.CALLEE, "default"));
            call.note("ticket", call.recorded("ticket", () -> {
                if (blocked.getCount() > 0) {
                    blocked.countDown();
                    awaited(never);
                }
                return "4711";
            }));
            saysGoodbye(call);
        };
        DurableFlow flow = DurableFlow.of("test", 1, talking(afterwards));
        EngineInstance first = instance(flow);
        SimulatedCall call = talk(first);
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.hangUp();
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        first.crash();

        // When
        instance(flow);
        callee.awaitEnded();

        // Then
        assertThat(outcomes)
                .containsExactly(new ControlOutcome.Done(), new ControlOutcome.Done(), new ControlOutcome.Done());
        assertThat(asterisk.requestLog().count(Operation.START_MOH)).isEqualTo(1);
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.custom()).containsEntry("ticket", "4711");
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
    }
}
