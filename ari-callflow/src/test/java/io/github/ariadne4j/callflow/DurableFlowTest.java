package io.github.ariadne4j.callflow;

import static io.github.ariadne4j.callflow.EngineOnSimulator.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A durable flow continues in the next instance at the verb in which its own instance ended. */
class DurableFlowTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final DialTarget CALLEE = DialTarget.pjsip("peer", "3314");
    private static final SessionKey<Long> SUM = SessionKey.number("sum").inCdr();

    @RegisterExtension
    final LogBook log = new LogBook();

    private final SharedStore store = new SharedStore();
    private JournalKeys journalKeys = JournalKeys.none();

    private EngineInstance instance(CallFlow flow) {
        return selecting(FlowSelector.always(flow));
    }

    private EngineInstance selecting(FlowSelector flows) {
        return opened(new EngineInstance(flows, asterisk, "b2bua", store, cdrs, journalKeys));
    }

    private static DurableFlow flow(CallFlow flow) {
        return DurableFlow.of("test", 1, flow);
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("100").place();
    }

    private CallDetailRecord theOnlyRecord() {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
        return cdrs.records().get(0);
    }

    private static List<String> media(SimulatedCall call) {
        return call.heard().stream().map(HeardMedia::media).toList();
    }

    /** Asks three questions, and stores the sum of the answers. */
    private static void survey(Call call) {
        call.answer();
        long sum = 0;
        for (int question = 1; question <= 3; question++) {
            sum += Long.parseLong(call.gather(Gather.exactly(1)
                            .prompt(Prompt.sound("question-" + question))
                            .firstKeyWithin(Duration.ofSeconds(30)))
                    .keys());
            call.session().put(SUM, sum);
        }
        call.play(Prompt.sound("thanks"));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_survey_goes_on_with_the_question_that_was_asked_when_its_instance_ended() {
        // Given
        asterisk.sounds().on("sound:question-2", Duration.ofSeconds(30));
        DurableFlow survey = flow(DurableFlowTest::survey);
        EngineInstance first = instance(survey);
        SimulatedCall call = call().awaitHears("sound:question-1");
        call.press("1");
        call.awaitHears("sound:question-2");
        first.crash();

        // When
        instance(survey);
        asterisk.requestLog().await(Operation.GET_PLAYBACK, 1, PATIENCE);
        call.press("2");
        call.awaitHears("sound:question-3");
        call.press("4");
        call.awaitEnded();

        // Then
        assertThat(media(call))
                .containsExactly("sound:question-1", "sound:question-2", "sound:question-3", "sound:thanks");
        assertThat(theOnlyRecord().custom()).containsOnly(entry("sum", "7"));
        assertThat(asterisk.requestLog().count(Operation.ANSWER)).isEqualTo(1);
    }

    @Test
    void a_survey_whose_instance_ends_at_each_question_has_the_record_of_one_that_was_never_interrupted() {
        // Given
        DurableFlow survey = flow(DurableFlowTest::survey);
        EngineInstance running = instance(survey);
        SimulatedCall call = call();

        // When
        for (int question = 1; question <= 3; question++) {
            String asked = "sound:question-" + question;
            await().atMost(PATIENCE).until(() -> media(call).contains(asked));
            running.crash();
            running = instance(survey);
            asterisk.requestLog().await(Operation.GET_PLAYBACK, question, PATIENCE);
            call.press(Integer.toString(question));
        }
        call.awaitEnded();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("sum", "6"));
    }

    @Test
    void a_target_that_rings_is_not_dialled_again_and_its_answer_is_the_outcome_of_the_dial() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(1_500)));
        List<DialOutcome> outcomes = new CopyOnWriteArrayList<>();
        DurableFlow flow = flow(call -> {
            DialOutcome outcome = call.dial(CALLEE);
            outcomes.add(outcome);
            if (outcome instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
            }
        });
        EngineInstance first = instance(flow);
        SimulatedCall call = call();
        call.awaitSignal(180);
        first.crash();

        // When
        instance(flow);
        call.awaitAnswered();
        await().atMost(PATIENCE).until(() -> !outcomes.isEmpty());
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(outcomes).hasOnlyElementsOfType(DialOutcome.Answered.class);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_target_that_does_not_answer_after_the_recovery_is_the_outcome_too_and_the_flow_tries_another() {
        // Given
        asterisk.callees()
                .on("3314", CalleeScript.ringsForever())
                .on("3315", CalleeScript.answersThenHangsUp(SHORT, SHORT));
        DurableFlow flow = flow(call -> {
            if (call.dial(CALLEE.ringFor(Duration.ofSeconds(2))) instanceof DialOutcome.NoAnswer) {
                call.dialAndBridge(DialTarget.pjsip("peer", "3315"));
            }
        });
        EngineInstance first = instance(flow);
        call().awaitSignal(180);
        first.crash();

        // When
        instance(flow);

        // Then
        assertThat(theOnlyRecord().attempts()).hasSize(2);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(2);
    }

    @Test
    void parties_who_talk_hear_nothing_of_it_and_the_flow_goes_on_when_the_callee_leaves() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        DurableFlow flow = flow(call -> {
            if (call.dial(CALLEE) instanceof DialOutcome.Answered answered
                    && call.connect(answered.leg(), Connect.of()) instanceof ConnectOutcome.CalleeLeft) {
                call.play(Prompt.sound("rate-us"));
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        EngineInstance first = instance(flow);
        SimulatedCall call = call().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.awaitAnswerWritten();
        first.crash();

        // When
        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        callee.hangsUp();
        call.awaitEnded();

        // Then
        assertThat(media(call)).containsExactly("sound:rate-us");
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_recording_goes_on_and_the_flow_gets_its_name() {
        // Given
        List<RecordOutcome> outcomes = new CopyOnWriteArrayList<>();
        DurableFlow flow = flow(call -> {
            call.answer();
            outcomes.add(call.record(Recording.upTo(Duration.ofMinutes(5))));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        EngineInstance first = instance(flow);
        SimulatedCall call = call().awaitRecorded();
        await().atMost(PATIENCE)
                .until(() -> store.memory.live(first.origin).toCompletableFuture().join().stream()
                        .anyMatch(session -> String.valueOf(session.state()).contains("\"recording\"")));
        first.crash();

        // When
        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        call.press("#");
        call.awaitEnded();

        // Then
        assertThat(outcomes).hasSize(1).hasOnlyElementsOfType(RecordOutcome.Recorded.class);
        assertThat(asterisk.requestLog().count(Operation.RECORD)).isEqualTo(1);
        assertThat(theOnlyRecord().custom())
                .containsOnly(entry("recordings", outcomes.get(0).name()));
    }

    @Test
    void a_talk_whose_recording_was_never_asked_for_is_recorded_by_the_next_instance_and_named_once() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        List<TalkRecordOutcome> outcomes = new CopyOnWriteArrayList<>();
        DurableFlow flow = flow(call -> {
            AnsweredLeg callee = ((DialOutcome.Answered) call.dial(CALLEE)).leg();
            outcomes.add(call.recordTalk(Recording.ofTalk(Duration.ofHours(1)), TalkTracks.MIXED));
            call.connect(callee, Connect.of());
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        asterisk.faults().on(Operation.RECORD_BRIDGE).swallow();
        EngineInstance first = instance(flow);
        SimulatedCall call = call();
        asterisk.requestLog().await(Operation.RECORD_BRIDGE, 1, PATIENCE);
        await().atMost(PATIENCE).until(() -> journal(first).contains("TALK_RECORD"));
        first.crash();
        asterisk.faults().clear();

        // When
        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> outcomes.size() == 1);
        String name = ((TalkRecordOutcome.Recording) outcomes.get(0)).names().get(0);
        await().atMost(PATIENCE).until(() -> journal(second).contains("\"recordings\":\"" + name + '"'));
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("recordings", name));
    }

    private static Gather pin() {
        return Gather.exactly(4).prompt(Prompt.sound("enter-pin")).firstKeyWithin(Duration.ofSeconds(30));
    }

    private EngineInstance asksForPin(List<String> pins) {
        return instance(flow(call -> {
            call.answer();
            pins.add(call.gather(pin()).keys());
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
    }

    @Test
    void a_prompt_of_a_question_that_still_plays_is_heard_to_its_end_and_keys_end_it() {
        // Given
        asterisk.sounds().on("sound:enter-pin", Duration.ofSeconds(20));
        List<String> pins = new CopyOnWriteArrayList<>();
        EngineInstance first = asksForPin(pins);
        SimulatedCall call = call().awaitHears("sound:enter-pin");
        first.crash();

        // When
        EngineInstance second = asksForPin(pins);
        asterisk.requestLog().await(Operation.GET_PLAYBACK, 1, PATIENCE);
        call.press("1234");
        call.awaitEnded();

        // Then
        assertThat(second.recovered).hasSize(1);
        assertThat(pins).containsExactly("1234");
        assertThat(call.heard()).extracting(HeardMedia::state).containsExactly(HeardMedia.State.STOPPED);
        theOnlyRecord();
    }

    @Test
    void keys_that_were_pressed_before_the_crash_are_kept() {
        // Given
        List<String> pins = new CopyOnWriteArrayList<>();
        EngineInstance first = asksForPin(pins);
        SimulatedCall call = call().awaitHears("sound:enter-pin");
        call.press("12");
        await().atMost(PATIENCE).until(() -> journal(first).contains("\"keys\":\"12\""));
        first.crash();

        // When
        EngineInstance second = asksForPin(pins);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        call.press("34");
        call.awaitEnded();

        // Then
        assertThat(pins).containsExactly("1234");
        assertThat(media(call)).containsExactly("sound:enter-pin");
        theOnlyRecord();
    }

    private EngineInstance asksThreeTimes(List<GatherOutcome> outcomes) {
        Gather gather = pin().reprompt(Prompt.sound("wrong-pin"))
                .accepting("8264"::equals)
                .tries(3);
        return instance(flow(call -> {
            call.answer();
            outcomes.add(call.gather(gather));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
    }

    @Test
    void attempts_that_were_used_before_the_crash_count() {
        // Given
        asterisk.sounds().on("sound:wrong-pin", Duration.ofSeconds(20));
        List<GatherOutcome> outcomes = new CopyOnWriteArrayList<>();
        EngineInstance first = asksThreeTimes(outcomes);
        SimulatedCall call = call().awaitHears("sound:enter-pin");
        call.press("1111");
        call.awaitHears("sound:wrong-pin");
        first.crash();

        // When
        asksThreeTimes(outcomes);
        asterisk.requestLog().await(Operation.GET_PLAYBACK, 1, PATIENCE);
        call.press("2222");
        await().atMost(PATIENCE).until(() -> media(call).size() == 3);
        call.press("3333");
        call.awaitEnded();

        // Then
        assertThat(outcomes).containsExactly(new GatherOutcome.Invalid("3333"));
        assertThat(media(call)).containsExactly("sound:enter-pin", "sound:wrong-pin", "sound:wrong-pin");
        theOnlyRecord();
    }

    private static void news(Call call) {
        call.answer();
        PlayOutcome outcome = call.play(Play.of(Prompt.sound("news")));
        call.note("outcome", outcome.getClass().getSimpleName());
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private SimulatedCall callThatHearsTheNews(EngineInstance instance) {
        SimulatedCall call = call().awaitHears("sound:news");
        await().atMost(PATIENCE).until(() -> journal(instance).contains("operations"));
        return call;
    }

    @Test
    void a_prompt_that_still_plays_is_heard_to_its_end_and_not_from_its_beginning() {
        // Given
        asterisk.sounds().on("sound:news", Duration.ofSeconds(4));
        EngineInstance first = instance(flow(DurableFlowTest::news));
        SimulatedCall call = callThatHearsTheNews(first);
        first.crash();

        // When
        instance(flow(DurableFlowTest::news));
        call.awaitEnded();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("outcome", "Finished"));
        assertThat(asterisk.requestLog().count(Operation.PLAY_WITH_ID)).isEqualTo(1);
        assertThat(call.heard()).extracting(HeardMedia::state).containsExactly(HeardMedia.State.ENDED);
    }

    @Test
    void a_prompt_that_ended_while_no_instance_ran_is_played_again() {
        // Given
        asterisk.sounds().on("sound:news", Duration.ofSeconds(1));
        EngineInstance first = instance(flow(DurableFlowTest::news));
        SimulatedCall call = callThatHearsTheNews(first);
        first.crash();
        await().atMost(PATIENCE).until(() -> call.heard().get(0).state() == HeardMedia.State.ENDED);

        // When
        instance(flow(DurableFlowTest::news));
        call.awaitEnded();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("outcome", "Finished"));
        assertThat(media(call)).containsExactly("sound:news", "sound:news");
    }

    @Test
    void what_was_looked_up_once_is_not_looked_up_again() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        DurableFlow flow = flow(call -> {
            String customer = call.recorded("customer", () -> "customer-" + asked.incrementAndGet());
            long number = call.random(1_000_000);
            call.session().put(SessionKey.text("before").inCdr(), customer + number);
            call.pause(Duration.ofSeconds(1));
            call.session().put(SessionKey.text("after").inCdr(), customer + number);
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        EngineInstance first = instance(flow);
        call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();

        // When
        instance(flow);

        // Then
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.custom().get("after"))
                .startsWith("customer-1")
                .isEqualTo(cdr.custom().get("before"));
        assertThat(asked).hasValue(1);
    }

    private String journal(EngineInstance instance) {
        return store.memory.live(instance.origin).toCompletableFuture().join().toString();
    }

    @Test
    void a_call_keeps_the_version_that_it_began_with_while_new_calls_get_the_next_one() {
        // Given
        DurableFlow old = DurableFlow.of("menu", 1, call -> {
            call.pause(Duration.ofSeconds(1));
            call.note("version", "1");
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        DurableFlow changed = DurableFlow.of("menu", 2, call -> {
            call.note("version", "2");
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        EngineInstance first = instance(old);
        call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();

        // When
        selecting(FlowSelector.always(changed, old));
        call();

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 2);
        assertThat(cdrs.records())
                .extracting(cdr -> cdr.custom().get("version"))
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_flow_that_is_not_known_any_longer_is_resumed() {
        // Given
        EngineInstance first = instance(flow(call -> call.pause(PATIENCE)));
        SimulatedCall call = call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();

        // When
        instance(DurableFlow.of("test", 2, new CallFlow() {
            @Override
            public void run(Call again) {
                again.note("ran", "again");
            }

            @Override
            public void resume(Call again) {
                again.note("resumed", "yes");
                again.hangUp(HangupCause.TEMPORARY_FAILURE);
            }
        }));
        call.awaitEnded();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("resumed", "yes"));
    }

    @Test
    void a_flow_that_does_something_else_than_before_is_resumed_and_the_log_names_the_step() {
        // Given
        EngineInstance first = instance(flow(call -> {
            call.answer();
            call.pause(PATIENCE);
        }));
        SimulatedCall call = call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();

        // When
        instance(flow(again -> again.play(Prompt.sound("changed"))));
        call.awaitEnded();

        // Then
        assertThat(log.complaintsWith("is at PLAY where it was at step 1 ANSWER"))
                .singleElement()
                .asString()
                .contains("flow test/1 of call");
        assertThat(call.finalSipStatus()).isEqualTo(200);
        assertThat(theOnlyRecord().custom()).isEmpty();
    }

    @Test
    void a_flow_that_asks_for_something_else_in_the_same_step_goes_on_and_the_log_names_the_step() {
        // Given
        EngineInstance first = instance(flow(call -> {
            call.answer();
            call.play(Prompt.sound("hello"));
            call.play(Prompt.sound("welcome"));
            call.pause(PATIENCE);
        }));
        call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();

        // When
        instance(flow(again -> {
            again.answer();
            again.play(Prompt.sound("good-evening"));
            again.play(Prompt.sound("a-welcome"));
            again.pause(Pause.of(PATIENCE).until(() -> true));
            again.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        theOnlyRecord();

        // Then
        assertThat(log.complaintsWith("has other arguments than before"))
                .singleElement()
                .asString()
                .contains("flow test/1 of call", "at step 2 PLAY");
        assertThat(asterisk.requestLog().count(Operation.PLAY_WITH_ID)).isEqualTo(2);
    }

    @Test
    void what_a_flow_does_after_the_end_of_its_call_is_done_though_no_instance_ran_then() {
        // Given
        DurableFlow flow = flow(call -> {
            try {
                call.answer();
                call.pause(PATIENCE);
            } finally {
                call.note("ticket", call.recorded("ticket", () -> "4711"));
            }
        });
        EngineInstance first = instance(flow);
        SimulatedCall call = call().awaitAnswered();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        first.crash();
        call.hangUp();
        call.awaitEnded();

        // When
        instance(flow);

        // Then
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.custom()).containsOnly(entry("ticket", "4711"));
        assertThat(cdr.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void what_a_flow_did_after_the_end_of_its_call_is_not_done_again() throws Exception {
        // Given
        AtomicInteger tickets = new AtomicInteger();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger mails = new AtomicInteger();
        DurableFlow flow = flow(call -> {
            try {
                call.answer();
                call.pause(PATIENCE);
            } catch (CallEndedException e) {
                call.recorded("ticket", () -> "ticket-" + tickets.incrementAndGet());
                call.note("mail", call.recorded("mail", () -> {
                    if (mails.incrementAndGet() == 1) {
                        blocked.countDown();
                        awaited(never);
                    }
                    return "sent";
                }));
                throw e;
            }
        });
        EngineInstance first = instance(flow);
        SimulatedCall call = call().awaitAnswered();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        call.hangUp();
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cdrs.records()).isEmpty();
        first.crash();

        // When
        instance(flow);

        // Then
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.custom()).containsOnly(entry("mail", "sent"));
        assertThat(cdr.end().source()).isEqualTo(EndSource.EVENT);
        assertThat(tickets).hasValue(1);
        assertThat(mails).hasValue(2);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a PIN, and notes whether it is the right one. */
    private static void askPin(Call call) {
        String pin = call.gather(
                        Gather.exactly(4).prompt(Prompt.sound("enter-pin")).secret())
                .keys();
        call.pause(Duration.ofSeconds(1));
        call.note("known", Boolean.toString(pin.equals("8264")));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private SimulatedCall callThatEnteredItsPin(EngineInstance instance) {
        SimulatedCall call = call().awaitHears("sound:enter-pin");
        call.press("8264");
        await().atMost(PATIENCE).until(() -> journal(instance).contains("PAUSE"));
        return call;
    }

    @Test
    void secret_digits_are_encrypted_in_the_journal_and_known_to_the_next_instance() {
        // Given
        journalKeys = JournalKeys.of("2026", new byte[32]);
        EngineInstance first = instance(flow(DurableFlowTest::askPin));
        SimulatedCall call = callThatEnteredItsPin(first);
        assertThat(journal(first)).contains("2026:").doesNotContain("8264");
        first.crash();

        // When
        instance(flow(DurableFlowTest::askPin));
        call.awaitEnded();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("known", "true"));
        assertThat(media(call)).containsExactly("sound:enter-pin");
    }

    @Test
    void secret_digits_are_asked_for_again_where_there_is_no_key_to_encrypt_them_with() {
        // Given
        EngineInstance first = instance(flow(DurableFlowTest::askPin));
        SimulatedCall call = callThatEnteredItsPin(first);
        assertThat(journal(first)).contains("GATHER").doesNotContain("8264");
        first.crash();

        // When
        instance(flow(DurableFlowTest::askPin));
        await().atMost(PATIENCE).until(() -> media(call).size() == 2);
        call.press("8264");
        call.awaitEnded();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("known", "true"));
        assertThat(media(call)).containsExactly("sound:enter-pin", "sound:enter-pin");
    }

    @Test
    void a_caller_who_talks_is_not_asked_for_secret_digits_again() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        DurableFlow flow = flow(call -> {
            call.gather(Gather.exactly(4).prompt(Prompt.sound("enter-pin")).secret());
            if (call.dial(CALLEE) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
            }
        });
        EngineInstance first = instance(flow);
        SimulatedCall call = call().awaitHears("sound:enter-pin");
        call.press("8264");
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        await().atMost(PATIENCE).until(() -> journal(first).contains("CONNECT"));
        first.crash();

        // When
        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> !journal(second).contains("CONNECT"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.complaintsWith("has dialled or joined a room since step 1 GATHER"))
                        .hasSize(1));
        assertThat(call.isEnded()).isFalse();
        callee.hangsUp();
        call.awaitEnded();
        assertThat(media(call)).containsExactly("sound:enter-pin");
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void parties_whose_flow_diverges_talk_on() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance(flow(call -> {
            if (call.dial(CALLEE) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
            }
        }));
        SimulatedCall call = call().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        await().atMost(PATIENCE).until(() -> journal(first).contains("CONNECT"));
        first.crash();

        // When
        EngineInstance second = instance(flow(again -> again.play(Prompt.sound("changed"))));
        await().atMost(PATIENCE).until(() -> !journal(second).contains("CONNECT"));

        // Then
        assertThat(call.isEnded()).isFalse();
        callee.hangsUp();
        call.awaitEnded();
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_loop_begins_a_new_journal_from_time_to_time_and_goes_on_from_there() {
        // Given
        AtomicInteger rounds = new AtomicInteger();
        DurableFlow[] queue = new DurableFlow[1];
        queue[0] = flow(call -> {
            long waited = call.session().get(SUM).orElse(0L);
            for (int round = 0; round < 50; round++) {
                call.session().put(SUM, ++waited);
                rounds.incrementAndGet();
            }
            if (waited < 1_000) {
                call.continueAs(queue[0]);
            } else {
                call.pause(Duration.ofSeconds(1));
                call.hangUp(HangupCause.NORMAL_CLEARING);
            }
        });
        EngineInstance first = instance(queue[0]);
        call();
        await().atMost(PATIENCE).until(() -> journal(first).contains("PAUSE"));
        assertThat(rounds).hasValue(1_000);
        first.crash();

        // When
        instance(queue[0]);

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("sum", "1000"));
        assertThat(rounds).hasValue(1_050);
    }

    @Test
    void a_flow_that_continues_as_one_that_a_recovery_would_not_find_is_warned_of() {
        DurableFlow unknown = DurableFlow.of("unknown", 1, call -> call.hangUp(HangupCause.NORMAL_CLEARING));
        instance(flow(call -> call.continueAs(unknown)));

        call().awaitEnded();

        theOnlyRecord();
        assertThat(log.complaintsWith("flow unknown/1 continues calls and is not in flowNamed"))
                .hasSize(1);
    }

    @Test
    void a_flow_that_never_begins_a_new_journal_fails_before_it_is_too_long() {
        // Given
        AtomicInteger steps = new AtomicInteger();
        instance(flow(call -> {
            while (true) {
                call.session().put(SUM, (long) steps.incrementAndGet());
            }
        }));

        // When
        call().awaitEnded();

        // Then
        assertThat(log.complaintsWith("has 180 steps in its journal")).hasSize(1);
        assertThat(theOnlyRecord().custom()).containsOnly(entry("sum", "200"));
    }

    @Test
    void a_flow_that_is_blocked_in_its_own_code_is_interrupted_when_another_instance_takes_its_calls()
            throws Exception {
        // Given
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        EngineInstance first = instance(flow(call -> {
            call.answer();
            blocked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }));
        SimulatedCall call = call();
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        instance(flow(again -> {
            again.answer();
            again.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // Then
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).until(() -> first.replaced.get() > 0);
        call.awaitEnded();
        theOnlyRecord();
    }

    @Test
    void a_note_after_the_flow_has_handed_its_call_over_is_in_the_record() throws InterruptedException {
        // Given
        CountDownLatch noted = new CountDownLatch(1);
        instance(flow(call -> {
            if (call.dial(CALLEE) instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
                call.note("handed", "over");
                noted.countDown();
            }
        }));
        SimulatedCall call = call().awaitAnswered();
        assertThat(noted.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("handed", "over"));
    }

    @Test
    void a_note_that_is_null_fails_in_the_flow_that_writes_it() {
        // Given
        BlockingQueue<String> failures = new LinkedBlockingQueue<>();
        instance(flow(call -> {
            call.answer();
            try {
                call.note("customer", null);
            } catch (NullPointerException e) {
                failures.add(e.getMessage());
            }
            call.note("went", "on");
        }));

        // When
        call();

        // Then
        assertThat(theOnlyRecord().custom()).containsOnly(entry("went", "on"));
        assertThat(failures).containsExactly("the value of the note customer is null");
    }
}
