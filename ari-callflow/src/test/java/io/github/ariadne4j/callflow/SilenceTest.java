package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller who was answered, and hears nothing while its flow is blocked in code of its own. */
class SilenceTest extends EngineOnSimulator {
    private static final Duration BOUND = Duration.ofMillis(300);

    @RegisterExtension
    private final LogBook log = new LogBook();

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void release() {
        released.countDown();
    }

    @Override
    boolean allowsSilence() {
        return true;
    }

    /** Answers, is blocked until it is released, and says then what it wants. */
    private final class Blocked implements CallFlow {
        private final Supplier<SilenceRepair> repair;

        Blocked(Supplier<SilenceRepair> repair) {
            this.repair = repair;
        }

        @Override
        public void run(Call call) {
            call.answer();
            awaitRelease();
            call.play(Prompt.sound("welcome"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }

        @Override
        public SilenceRepair onSilence(IncomingCall call, Party party) {
            asked.incrementAndGet();
            return repair.get();
        }
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CallEngine.Builder watching(CallFlow flow, Duration bound) {
        CallEngineSettings usual = settings();
        return engine(flow).settings(usual.with(usual.timeouts().withLongestSilence(bound)));
    }

    private CallEngine watching(CallFlow flow) {
        return started(watching(flow, BOUND));
    }

    private SimulatedCall place() {
        return asterisk.call("1000").dialling("100").place();
    }

    @Test
    void ends_the_call_is_counted_logged_recorded_and_shown_in_the_ladder() throws InterruptedException {
        // Given
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
        CallEngine engine = started(watching(
                        call -> {
                            call.answer();
                            awaitRelease();
                        },
                        BOUND)
                .observer(recorder));

        // When
        SimulatedCall call = place().awaitEnded();

        // Then
        assertThat(call.hangupCause()).isEqualTo(HangupCause.TEMPORARY_FAILURE.code());
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(cdr.custom()).containsEntry("silence", "caller");
        assertThat(engine.silences()).isEqualTo(1);
        assertThat(log.complaintsWith("has heard nothing"))
                .singleElement()
                .asString()
                .contains(cdr.callId().toString());
        assertThat(recorder.call(cdr.callId()).orElseThrow().entries())
                .anyMatch(entry -> entry instanceof LadderEntry.Transition step
                        && step.signal().equals("EndOfSilence")
                        && step.failed());
    }

    @Test
    void is_repaired_as_the_flow_says_which_goes_on_then() throws InterruptedException {
        // Given
        CallEngine engine = watching(new Blocked(() -> SilenceRepair.play(Play.of(Prompt.sound("please-hold")))));

        // When
        SimulatedCall call = place().awaitHears("sound:please-hold");
        released.countDown();

        // Then
        call.awaitHears("sound:welcome").awaitEnded();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void is_told_again_while_the_flow_wants_to_go_on() {
        // Given
        CallEngine engine = watching(new Blocked(SilenceRepair::goOn));

        // When
        SimulatedCall call = place();

        // Then
        await().atMost(PATIENCE).until(() -> asked.get() >= 2 && engine.silences() >= 2);
        released.countDown();
        call.awaitHears("sound:welcome");
    }

    @Test
    void ends_the_call_of_a_flow_that_fails_when_it_is_asked() throws InterruptedException {
        // Given
        CallEngine engine = watching(new Blocked(() -> {
            throw new IllegalStateException("thrown by the flow of a test");
        }));

        // When
        SimulatedCall call = place().awaitEnded();

        // Then
        assertThat(call.hangupCause()).isEqualTo(HangupCause.TEMPORARY_FAILURE.code());
        theOnlyRecord(engine);
        assertThat(log.complaintsWith("failed in onSilence")).hasSize(1);
    }

    @Test
    void ends_the_call_of_a_flow_that_does_not_say_anything_for_as_long_again() throws InterruptedException {
        // Given
        CallEngine engine = watching(new Blocked(() -> {
            awaitRelease();
            return SilenceRepair.goOn();
        }));

        // When
        SimulatedCall call = place().awaitEnded();

        // Then
        assertThat(call.hangupCause()).isEqualTo(HangupCause.TEMPORARY_FAILURE.code());
        theOnlyRecord(engine);
        assertThat(asked).as("it is asked once").hasValue(1);
        assertThat(engine.silences()).isEqualTo(2);
    }

    /** Blocks in {@code run} and in {@code resume}, so that its caller is in silence. */
    private final class BlockedAgain implements CallFlow {
        @Override
        public void run(Call call) {
            call.answer();
            awaitRelease();
        }

        @Override
        public void resume(Call call) {
            awaitRelease();
        }
    }

    @Test
    void is_watched_for_again_after_a_recovery() throws InterruptedException {
        // Given
        CallEngine earlier = started(watching(new BlockedAgain(), Duration.ofHours(1)));
        SimulatedCall call = place().awaitAnswered();
        await().atMost(PATIENCE).until(() -> earlier.activeCalls() == 1);
        earlier.close();

        // When
        CallEngineSettings watching = settings().with(settings().timeouts().withLongestSilence(BOUND));
        CallEngine later = started(engineOn(patientClient(), new BlockedAgain()).settings(watching));

        // Then
        call.awaitEnded();
        assertThat(call.hangupCause()).isEqualTo(HangupCause.TEMPORARY_FAILURE.code());
        theOnlyRecord(later);
        assertThat(later.silences()).isEqualTo(1);
    }
}
