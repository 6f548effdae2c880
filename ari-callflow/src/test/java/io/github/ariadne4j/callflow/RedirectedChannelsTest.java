package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another client sends a channel out of the application and back: each passage is a separate call with its own CDR. */
class RedirectedChannelsTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private CallEngine engine() {
        asterisk.callees().otherwise(CalleeScript.ringsThenAnswers(SHORT));
        return started(engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()))));
    }

    private SimulatedCall talkingTo(String number) {
        return asterisk.call("1000").dialling(number).place().awaitAnswered().awaitBridged();
    }

    private List<CallDetailRecord> records(CallEngine engine, int many) throws InterruptedException {
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitQuiet(PATIENCE);
        assertThat(cdrs.records()).hasSize(many);
        assertThat(cdrs.records()).extracting(CallDetailRecord::callId).doesNotHaveDuplicates();
        CallOrigin origin = cdrs.records().get(0).origin();
        assertThat(sessions.live(origin).toCompletableFuture().join()).isEmpty();
        assertThat(sessions.ended(origin, 1).toCompletableFuture().join()).isEmpty();
        return cdrs.records();
    }

    private static List<String> dialled(List<CallDetailRecord> records) {
        return records.stream().map(cdr -> cdr.parties().dialled()).toList();
    }

    private SimulatedCallee awaitTalking(SimulatedCall call, String number) {
        SimulatedCallee callee = asterisk.awaitDialled(number);
        await().atMost(PATIENCE).until(() -> call.isBridgedWith(callee) && callee.isAnswered());
        return callee;
    }

    @Test
    void a_caller_who_is_redirected_while_talking_is_served_at_once_as_a_call_of_its_own() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        SimulatedCall call = talkingTo("3314");
        SimulatedCallee before = asterisk.awaitDialled("3314");

        // When
        asterisk.console().redirect(call.channelId(), "3203");

        // Then
        awaitTalking(call, "3203");
        before.awaitEnded();
        assertThat(call.isEnded()).isFalse();
        call.hangUp();
        List<CallDetailRecord> records = records(engine, 2);
        assertThat(dialled(records)).containsExactly("3314", "3203");
        assertThat(records).allSatisfy(cdr -> {
            assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(cdr.end().source()).isEqualTo(EndSource.EVENT);
            assertThat(cdr.parties().callerChannel().value()).isEqualTo(call.channelId());
        });
        assertThat(records.get(0).callId().value())
                .isLessThan(records.get(1).callId().value());
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, call.channelId()))
                .isZero();
    }

    @Test
    void the_second_call_is_served_while_the_clean_up_of_the_first_one_is_held_up_and_is_not_touched_by_it()
            throws InterruptedException {
        // Given
        CallEngine engine = engine();
        SimulatedCall call = talkingTo("3314");
        SimulatedCallee before = asterisk.awaitDialled("3314");
        asterisk.faults().on(Operation.HANG_UP).forChannel(before.channelId()).reply(500);

        // When
        asterisk.console().redirect(call.channelId(), "3203");
        awaitTalking(call, "3203");

        // Then
        asterisk.requestLog().await(Operation.HANG_UP, 2, PATIENCE);
        assertThat(engine.activeCalls()).isEqualTo(2);
        asterisk.faults().clear();
        before.awaitEnded();
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 1);
        assertThat(call.isEnded()).isFalse();
        call.hangUp();
        assertThat(dialled(records(engine, 2))).containsExactly("3314", "3203");
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, call.channelId()))
                .isZero();
    }

    @Test
    void a_caller_who_is_redirected_while_the_callee_rings_is_served_and_the_first_callee_is_let_go()
            throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3180", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").dialling("3180").place().awaitSignal(180);
        SimulatedCallee ringing = asterisk.awaitDialled("3180");

        // When
        asterisk.console().redirect(call.channelId(), "3203");

        // Then
        call.awaitAnswered();
        awaitTalking(call, "3203");
        ringing.awaitEnded();
        call.hangUp();
        assertThat(records(engine, 2))
                .extracting(CallDetailRecord::disposition)
                .containsExactly(Disposition.CANCELLED, Disposition.ANSWERED);
    }

    @Test
    void a_caller_who_is_redirected_again_and_again_has_a_record_for_each_passage() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        SimulatedCall call = talkingTo("3314");

        // When
        for (int passage = 1; passage <= 5; passage++) {
            asterisk.console().redirect(call.channelId(), "320" + passage);
            awaitTalking(call, "320" + passage);
        }
        call.hangUp();

        // Then
        assertThat(dialled(records(engine, 6))).containsExactly("3314", "3201", "3202", "3203", "3204", "3205");
    }

    @Test
    void redirects_that_follow_at_once_leave_one_live_call_and_a_record_for_each_passage() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        SimulatedCall call = talkingTo("3314");

        // When
        for (int passage = 1; passage <= 5; passage++) {
            asterisk.console().redirect(call.channelId(), "320" + passage);
        }
        awaitTalking(call, "3205");
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 1);
        assertThat(call.isEnded()).isFalse();
        call.hangUp();

        // Then
        assertThat(dialled(records(engine, 6)))
                .containsExactlyInAnyOrder("3314", "3201", "3202", "3203", "3204", "3205");
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, call.channelId()))
                .isZero();
    }

    @Test
    void a_passage_whose_end_is_not_told_ends_when_the_channel_enters_again() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        SimulatedCall call = talkingTo("3314");
        SimulatedCallee before = asterisk.awaitDialled("3314");
        asterisk.faults()
                .onEvent("StasisEnd")
                .forChannel(call.channelId())
                .once()
                .drop();

        // When
        asterisk.console().redirect(call.channelId(), "3203");

        // Then
        awaitTalking(call, "3203");
        before.awaitEnded();
        call.hangUp();
        assertThat(dialled(records(engine, 2))).containsExactly("3314", "3203");
    }

    @Test
    void an_entry_that_is_told_twice_is_one_passage() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.faults().onEvent("StasisStart").duplicate();
        SimulatedCall call = talkingTo("3314");

        // When
        asterisk.console().redirect(call.channelId(), "3203");
        awaitTalking(call, "3203");
        call.hangUp();

        // Then
        assertThat(dialled(records(engine, 2))).containsExactly("3314", "3203");
    }

    @Test
    void a_callee_who_is_redirected_is_served_as_a_caller_and_the_first_call_ends() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        SimulatedCall call = talkingTo("3314");
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        asterisk.console().redirect(callee.channelId(), "3203");

        // Then
        SimulatedCallee third = asterisk.awaitDialled("3203");
        call.awaitEnded();
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 1 && third.isAnswered());
        assertThat(callee.isEnded()).isFalse();
        callee.hangsUp();
        third.awaitEnded();
        List<CallDetailRecord> records = records(engine, 2);
        assertThat(records.get(1).parties().callerChannel().value()).isEqualTo(callee.channelId());
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, callee.channelId()))
                .isZero();
    }

    @Test
    void a_callee_who_is_redirected_while_ringing_is_served_and_the_next_target_is_tried() throws InterruptedException {
        // Given
        asterisk.callees().otherwise(CalleeScript.ringsThenAnswers(SHORT)).on("3180", CalleeScript.ringsForever());
        CallEngine engine =
                started(engine(new DialAndBridge(call -> call.dialled().equals("3180")
                        ? Route.inOrder(List.of(DialTarget.pjsip("peer", "3180"), DialTarget.pjsip("peer", "3314")))
                        : DialTarget.pjsip("peer", call.dialled()))));
        SimulatedCall call = asterisk.call("1000").dialling("3180").place().awaitSignal(180);
        SimulatedCallee ringing = asterisk.awaitDialled("3180");

        // When
        asterisk.console().redirect(ringing.channelId(), "3203");

        // Then
        awaitTalking(call, "3314");
        asterisk.awaitDialled("3203");
        assertThat(ringing.isEnded()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, ringing.channelId()))
                .isZero();
        ringing.rejects(486);
        call.hangUp();
        assertThat(dialled(records(engine, 2))).containsExactlyInAnyOrder("3180", "3203");
    }
}
