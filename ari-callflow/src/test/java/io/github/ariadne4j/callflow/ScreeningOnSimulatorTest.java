package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callees hear what a screening plays, and are connected once they have accepted. */
class ScreeningOnSimulatorTest extends EngineOnSimulator {
    private static final String WHO_CALLS = "sound:press-1";
    private static final Gather ONE = Gather.exactly(1)
            .prompt(Prompt.sound("press-1"))
            .accepting("1"::equals)
            .firstKeyWithin(Duration.ofMinutes(1));
    private static final ScreeningFlow PRESS_ONE = callee -> callee.gather(ONE) instanceof GatherOutcome.Digits;
    private static final HuntPlan TWO = HuntPlan.inParallel(
                    List.of(DialTarget.pjsip("peer", "3311"), DialTarget.pjsip("peer", "3312")))
            .with(Ringback.MUSIC);

    @RegisterExtension
    final LogBook log = new LogBook();

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    @BeforeEach
    void callees() {
        asterisk.callees().otherwise(CalleeScript.ringsForever());
        asterisk.sounds().on(WHO_CALLS, Duration.ofSeconds(30));
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private void dialThenConnect(Call call, Dial dial) {
        DialOutcome outcome = call.dial(dial);
        outcomes.add(outcome);
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.hangUp(outcome.cause());
        }
    }

    private CallEngine dialling(Dial dial) {
        return started(engine(call -> dialThenConnect(call, dial)));
    }

    private SimulatedCall called() {
        return asterisk.call("1000").dialling("100").place();
    }

    @Test
    void the_one_that_accepts_is_connected_and_its_answer_counts_from_then_on() throws Exception {
        // Given
        CallEngine engine = dialling(Dial.to(TWO).screenedBy(PRESS_ONE));
        SimulatedCall call = called();
        SimulatedCallee first = asterisk.awaitDialled("3311");
        SimulatedCallee second = asterisk.awaitDialled("3312");

        // When
        first.answers();
        first.awaitHears(WHO_CALLS);
        second.answers();
        second.awaitHears(WHO_CALLS);

        // Then
        assertThat(call.isAnswered()).isFalse();
        assertThat(call.isBridgedWith(first) || call.isBridgedWith(second)).isFalse();

        // When
        second.presses("1");

        // Then
        call.awaitAnswered().awaitBridged();
        assertThat(call.isBridgedWith(second)).isTrue();
        assertThat(first.awaitEnded().hangupCause()).isEqualTo(26);
        assertThat(outcome()).isInstanceOf(DialOutcome.Answered.class);
        call.hangUp();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3312@peer");
        assertThat(cdr.timeline().calleeAnswered())
                .isAfter(cdr.attempts().get(1).times().answered());
        assertThat(log.complaintsWith("was not played"))
                .as("the sound that the other one heard is not at fault")
                .isEmpty();
    }

    @Test
    void the_next_target_is_dialled_after_one_that_declined_and_the_record_names_the_one_that_accepted()
            throws Exception {
        // Given
        Route route = HuntPlan.inOrder(List.of(DialTarget.pjsip("peer", "3311"), DialTarget.pjsip("peer", "3312")))
                .with(FailOver.ALWAYS);
        CallEngine engine = dialling(Dial.to(route).screenedBy(PRESS_ONE));
        SimulatedCall call = called();
        SimulatedCallee first = asterisk.awaitDialled("3311");
        first.answers();

        // When
        first.awaitHears(WHO_CALLS).presses("2");

        // Then
        assertThat(first.awaitEnded().hangupCause()).isEqualTo(21);
        SimulatedCallee second = asterisk.awaitDialled("3312");
        second.answers();
        second.awaitHears(WHO_CALLS).presses("1");
        call.awaitAnswered().awaitBridged();
        call.hangUp();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3312@peer");
        assertThat(cdr.attempts()).extracting(leg -> leg.screenedOut()).containsExactly(true, false);
        assertThat(cdr.attempts().get(0).times().answered()).isNotNull();
    }

    @Test
    void a_callee_that_says_nothing_in_time_has_not_answered() throws Exception {
        CallEngine engine = dialling(
                Dial.to(DialTarget.pjsip("peer", "3311")).screenedBy(PRESS_ONE).screenedWithin(Duration.ofMillis(300)));
        SimulatedCall call = called();
        SimulatedCallee callee = asterisk.awaitDialled("3311");

        callee.answers();

        assertThat(callee.awaitEnded().hangupCause()).isEqualTo(19);
        assertThat(outcome()).isEqualTo(new DialOutcome.NoAnswer(HangupCause.NO_ANSWER));
        call.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.NO_ANSWER);
        assertThat(cdr.timeline().calleeAnswered()).isNull();
    }

    @Test
    void a_caller_that_hangs_up_ends_screenings_and_ringing() throws Exception {
        // Given
        ScreeningFlow telling = callee -> {
            try {
                return PRESS_ONE.accepts(callee);
            } catch (CallEndedException e) {
                outcomes.add("ended " + callee.target().number());
                throw e;
            }
        };
        CallEngine engine = dialling(Dial.to(TWO).screenedBy(telling));
        SimulatedCall call = called();
        SimulatedCallee first = asterisk.awaitDialled("3311");
        SimulatedCallee second = asterisk.awaitDialled("3312");
        first.answers();
        first.awaitHears(WHO_CALLS);

        // When
        call.cancel();

        // Then
        assertThat(outcome()).isEqualTo("ended 3311");
        first.awaitEnded();
        second.awaitEnded();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_screening_that_throws_leaves_the_callee_unreached() throws Exception {
        CallEngine engine = dialling(Dial.to(DialTarget.pjsip("peer", "3311")).screenedBy(callee -> {
            throw new IllegalStateException("no data base");
        }));
        SimulatedCall call = called();
        SimulatedCallee callee = asterisk.awaitDialled("3311");

        callee.answers();

        callee.awaitEnded();
        assertThat(outcome()).isEqualTo(new DialOutcome.Unreachable(HangupCause.CONGESTION));
        call.awaitEnded();
        theOnlyRecord(engine);
    }

    /** Dials, screened, and says that it goes on after a restart. */
    private final class Screening implements CallFlow {
        @Override
        public void run(Call call) {
            dialThenConnect(call, Dial.to(TWO).screenedBy(PRESS_ONE));
        }

        @Override
        public void resume(Call call) {
            outcomes.add("resumed");
            run(call);
        }
    }

    private void awaitStored(String state) {
        CallOrigin origin = new CallOrigin(ari.application(), ari.server().entityId());
        await().atMost(PATIENCE)
                .until(() -> sessions.live(origin).toCompletableFuture().join().stream()
                        .anyMatch(session -> String.valueOf(session.state()).contains(state)));
    }

    @Test
    void after_a_restart_callees_are_hung_up_and_the_flow_dials_and_screens_anew() throws Exception {
        // Given
        CallEngine before = started(engine(new Screening()));
        SimulatedCall call = called();
        SimulatedCallee asked = asterisk.awaitDialled("3311");
        SimulatedCallee ringing = asterisk.awaitDialled("3312");
        asked.answers();
        asked.awaitHears(WHO_CALLS);
        awaitStored("screenedWithin");
        before.close();
        ari.close();

        // When
        CallEngine after = started(engineOn(patientClient(), new Screening()));

        // Then
        assertThat(outcome()).isEqualTo("resumed");
        asked.awaitEnded();
        ringing.awaitEnded();
        await().atMost(PATIENCE).until(() -> !asterisk.awaitDialled("3311").isEnded());
        SimulatedCallee anew = asterisk.awaitDialled("3311");
        anew.answers();
        anew.awaitHears(WHO_CALLS).presses("1");
        call.awaitAnswered().awaitBridged();
        call.hangUp();
        CallDetailRecord cdr = theOnlyRecord(after);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.attempts()).hasSize(4);
    }
}
