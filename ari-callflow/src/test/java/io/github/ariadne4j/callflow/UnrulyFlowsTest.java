package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose flow throws or blocks has one CDR, and the other calls continue. */
class UnrulyFlowsTest extends EngineOnSimulator {
    private static final String UNRULY = "666";
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int CALLS = 100;

    @RegisterExtension
    private final LogBook log = new LogBook();

    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch blocked = new CountDownLatch(CALLS);

    @AfterEach
    void release() {
        released.countDown();
    }

    private CallEngine engineWhoseUnrulyCalls(CallFlow flow) {
        CallFlow usual = new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()));
        asterisk.callees().otherwise(CalleeScript.answersThenHangsUp(SHORT, SHORT));
        return started(CallEngine.builder(ari)
                .flows(call -> call.dialled().equals(UNRULY) ? flow : usual)
                .sessions(sessions)
                .cdrs(cdrs));
    }

    private void othersGoOn() {
        int before = cdrs.records().size();
        for (int call = 0; call < CALLS; call++) {
            asterisk.call("1000").dialling("3" + (1000 + call)).place();
        }
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == before + CALLS);
        assertThat(cdrs.records().subList(before, before + CALLS))
                .allMatch(cdr -> cdr.disposition() == Disposition.ANSWERED);
        cdrs.records().subList(before, before + CALLS).clear();
    }

    static Stream<Throwable> whatFlowsMayThrow() {
        return Stream.of(
                new IllegalStateException("thrown by the flow of a test"),
                new AssertionError("thrown by the flow of a test"),
                new StackOverflowError("thrown by the flow of a test"),
                new IOException("thrown by the flow of a test, in a language without checked exceptions"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakily(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest
    @MethodSource("whatFlowsMayThrow")
    void the_call_of_a_flow_that_throws_is_hung_up_and_recorded(Throwable thrown) throws InterruptedException {
        // Given
        CallEngine engine = engineWhoseUnrulyCalls(call -> UnrulyFlowsTest.<RuntimeException>sneakily(thrown));

        // When
        SimulatedCall call = asterisk.call("1000").dialling(UNRULY).place().awaitEnded();

        // Then
        assertThat(call.hangupCause()).isEqualTo(HangupCause.FAILURE.code());
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.FAILED);
    }

    @ParameterizedTest(name = "durable: {0}")
    @ValueSource(booleans = {false, true})
    void a_flow_that_throws_after_the_caller_has_hung_up_is_logged_and_changes_nothing_in_the_record(boolean durable)
            throws InterruptedException {
        // Given
        asterisk.sounds().otherwise(PATIENCE);
        CallFlow flow = call -> {
            call.answer();
            try {
                call.play(Prompt.sound("menu"));
            } catch (CallEndedException e) {
                throw new IllegalStateException("thrown by the flow of a test", e);
            }
        };
        CallEngine engine = engineWhoseUnrulyCalls(durable ? DurableFlow.of("unruly", 1, flow) : flow);

        // When
        SimulatedCall call = asterisk.call("1000").dialling(UNRULY).place();
        call.awaitHears("sound:menu").hangUp();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(cdr.billableFrom()).isEqualTo(cdr.timeline().callerAnswered());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.complaintsWith("failed after the end of the call"))
                        .hasSize(1));
        assertThat(log.complaintsWith("is hung up with cause 38")).isEmpty();
    }

    @Test
    void a_flow_that_fails_after_it_has_handed_its_call_over_does_not_end_it_and_the_log_says_so() {
        // Given
        engineWhoseUnrulyCalls(call -> {
            call.dialAndBridge(DialTarget.pjsip("peer", "3314"));
            throw new IllegalStateException("thrown by the flow of a test");
        });
        asterisk.callees().on("3314", CalleeScript.answersAfter(SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling(UNRULY).place().awaitBridged();

        // Then
        await().atMost(PATIENCE)
                .until(() -> !log.complaintsWith("failed after it had handed its call over")
                        .isEmpty());
        assertThat(log.complaintsWith("is hung up with cause 38")).isEmpty();
        assertThat(call.isEnded()).isFalse();
    }

    @Test
    void the_calls_of_flows_that_block_end_with_their_callers_and_hold_up_no_other() throws InterruptedException {
        // Given
        CallEngine engine = engineWhoseUnrulyCalls(call -> {
            blocked.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Stream<SimulatedCall> placed = Stream.generate(
                        () -> asterisk.call("1000").dialling(UNRULY).place())
                .limit(CALLS);
        List<SimulatedCall> calls = placed.toList();
        await().atMost(PATIENCE).until(() -> blocked.getCount() == 0);

        // When
        othersGoOn();
        calls.forEach(SimulatedCall::cancel);

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == CALLS);
        assertThat(cdrs.records()).extracting(CallDetailRecord::disposition).containsOnly(Disposition.CANCELLED);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitQuiet(PATIENCE);
    }

    @Test
    void a_flow_that_uses_verbs_without_end_though_its_call_is_over_is_warned_of_once() {
        // Given
        engineWhoseUnrulyCalls(call -> {
            while (released.getCount() > 0) {
                try {
                    call.ring();
                } catch (CallEndedException swallowed) {
                    blocked.countDown();
                }
            }
        });

        // When
        asterisk.call("1000").dialling(UNRULY).place().cancel();

        // Then
        await().atMost(PATIENCE)
                .until(() -> !log.complaintsWith("has used 1000 verbs since the end of its call")
                        .isEmpty());
        released.countDown();
        assertThat(log.complaintsWith("verbs since the end of its call")).hasSize(1);
    }
}
