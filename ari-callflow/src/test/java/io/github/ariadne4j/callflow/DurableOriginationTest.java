package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A durable flow begins another call, and its instance is killed; the next one begins it no second time. */
class DurableOriginationTest extends EngineOnSimulator {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** A target that may have been created is not created again: the next one is dialled. */
    private static final Route GUEST =
            Route.inOrder(List.of(DialTarget.pjsip("peer", "3313"), DialTarget.pjsip("peer", "3314")));

    private final SharedStore store = new SharedStore();
    private final List<OriginateRequestOutcome> outcomes = new CopyOnWriteArrayList<>();

    private EngineInstance instance(CallFlow host) {
        FlowSelector flows = new FlowSelector() {
            @Override
            public CallFlow flowFor(IncomingCall call) {
                return DurableFlow.of("host", 1, host);
            }

            @Override
            public CallFlow flowForOutbound(IncomingCall call) {
                return DurableFlow.of("guest", 1, DurableOriginationTest::guest);
            }
        };
        return opened(new EngineInstance(flows, asterisk, "b2bua", store, cdrs));
    }

    private static void guest(Call call) {
        call.pause(LONG);
    }

    private static Originate toGuest() {
        return Originate.to(GUEST, DurableFlow.of("guest", 1, DurableOriginationTest::guest))
                .args("guest");
    }

    private void host(Call call) {
        call.answer();
        outcomes.add(call.originate(toGuest()));
        call.pause(LONG);
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("100").place();
    }

    private String journal(EngineInstance instance) {
        return store.memory.live(instance.origin).toCompletableFuture().join().toString();
    }

    private void awaitOutcomes(int number) {
        await().atMost(PATIENCE).until(() -> outcomes.size() == number);
    }

    private List<CallDetailRecord> records(int number) {
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == number);
        return cdrs.records();
    }

    /** False for the first write of the guest's call, which it reports. */
    private Predicate<CallSession> unlessGuest(CountDownLatch seen) {
        return session -> {
            if (session.call().isOutbound()) {
                seen.countDown();
            }
            return !session.call().isOutbound();
        };
    }

    private SimulatedCall callUntilCrash(CountDownLatch crashes) throws InterruptedException {
        EngineInstance first = instance(this::host);
        SimulatedCall host = call();
        assertThat(crashes.await(10, TimeUnit.SECONDS)).isTrue();
        first.crash();
        store.admits = session -> true;
        store.answersAdmission = session -> true;
        return host;
    }

    @Test
    void a_call_that_was_written_goes_on_and_is_the_outcome_though_the_flow_was_not_told() throws Exception {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(LONG));
        CountDownLatch written = new CountDownLatch(1);
        store.answersAdmission = unlessGuest(written);
        SimulatedCall host = callUntilCrash(written);

        // When
        instance(this::host);
        awaitOutcomes(1);
        asterisk.awaitDialled("3314").hangsUp();
        host.hangUp();

        // Then
        assertThat(records(2))
                .extracting(CallDetailRecord::callId)
                .contains(outcomes.get(0).id());
        assertThat(outcomes.get(0)).isInstanceOf(OriginateRequestOutcome.Accepted.class);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_call_of_which_nothing_is_found_is_not_begun_again_and_its_outcome_is_unknown() throws Exception {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        store.admits = unlessGuest(begun);
        SimulatedCall host = callUntilCrash(begun);

        // When
        instance(this::host);
        awaitOutcomes(1);
        host.hangUp();

        // Then
        assertThat(records(1)).extracting(CallDetailRecord::disposition).containsExactly(Disposition.ANSWERED);
        assertThat(outcomes.get(0)).isInstanceOf(OriginateRequestOutcome.Unknown.class);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isZero();
    }

    @Test
    void a_flow_that_runs_again_gets_the_call_that_it_began_before() {
        // Given
        asterisk.callees().on("3313", CalleeScript.ringsThenAnswers(LONG));
        EngineInstance first = instance(this::host);
        SimulatedCall host = call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        asterisk.awaitDialled("3313");
        first.crash();

        // When
        EngineInstance engine = instance(this::host);
        awaitOutcomes(2);
        host.hangUp();
        engine.engine.handle(outcomes.get(1).id()).hangUp(HangupCause.NORMAL_CLEARING);

        // Then
        records(2);
        assertThat(outcomes.get(0))
                .isInstanceOf(OriginateRequestOutcome.Accepted.class)
                .isEqualTo(outcomes.get(1));
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_flow_whose_call_ended_while_no_instance_ran_can_still_begin_another_one() {
        // Given
        asterisk.callees().on("3313", CalleeScript.answersThenHangsUp(Duration.ofMillis(20), Duration.ofMillis(20)));
        CallFlow flow = call -> {
            try {
                call.answer();
                call.pause(LONG);
            } finally {
                outcomes.add(call.originate(toGuest()));
            }
        };
        EngineInstance first = instance(flow);
        SimulatedCall caller = call().awaitAnswered();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();
        outcomes.clear();
        caller.hangUp();
        caller.awaitEnded();

        // When
        instance(flow);

        // Then
        assertThat(records(2)).extracting(record -> record.end().cause()).containsOnly(HangupCause.NORMAL_CLEARING);
        assertThat(outcomes).hasSize(1).first().isInstanceOf(OriginateRequestOutcome.Accepted.class);
    }
}
