package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process ends while a channel is in its second passage through the application, and the next process recovers it. */
class SecondPassageRecoveryTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SharedStore store = new SharedStore();

    @BeforeEach
    void everybodyAnswers() {
        asterisk.callees().otherwise(CalleeScript.ringsThenAnswers(SHORT));
    }

    private EngineInstance instance() {
        return opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
    }

    private List<CallSession> live(EngineInstance instance) {
        return store.memory.live(instance.origin).toCompletableFuture().join();
    }

    private SimulatedCall talkingTo(String number) {
        return asterisk.call("1000").dialling(number).place().awaitAnswered().awaitBridged();
    }

    private SimulatedCallee awaitTalking(SimulatedCall call, String number) {
        SimulatedCallee callee = asterisk.awaitDialled(number);
        await().atMost(PATIENCE).until(() -> call.isBridgedWith(callee) && callee.isAnswered());
        return callee;
    }

    private List<CallDetailRecord> records(int many) {
        asterisk.awaitQuiet(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == many);
        assertThat(cdrs.records()).extracting(CallDetailRecord::callId).doesNotHaveDuplicates();
        return cdrs.records();
    }

    private CallDetailRecord recordOf(String dialled) {
        return cdrs.records().stream()
                .filter(cdr -> cdr.parties().dialled().equals(dialled))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_last_passage_of_a_channel_goes_on_and_the_one_before_is_cleaned_up_and_recorded_as_reconciled() {
        // Given
        EngineInstance first = instance();
        SimulatedCall call = talkingTo("3314");
        SimulatedCallee before = asterisk.awaitDialled("3314");
        first.awaitAnswerWritten();
        asterisk.faults().on(Operation.HANG_UP).forChannel(before.channelId()).reply(500);
        asterisk.console().redirect(call.channelId(), "3203");
        awaitTalking(call, "3203");
        await().atMost(PATIENCE)
                .until(() -> live(first).stream()
                                .filter(session -> session.timeline().calleeAnswered() != null)
                                .count()
                        == 2);

        // When
        first.crash();
        asterisk.faults().clear();
        EngineInstance second = instance();

        // Then
        before.awaitEnded();
        await().atMost(PATIENCE).until(() -> second.engine.activeCalls() == 1);
        awaitTalking(call, "3203");
        call.hangUp();
        records(2);
        CallDetailRecord earlier = recordOf("3314");
        CallDetailRecord later = recordOf("3203");
        assertThat(earlier.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(earlier.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(earlier.timeline().ended()).isEqualTo(later.timeline().started());
        assertThat(later.end().source()).isEqualTo(EndSource.EVENT);
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, call.channelId()))
                .isZero();
    }

    @Test
    void a_caller_who_is_redirected_while_calls_are_recovered_is_served_once_the_first_call_is_known() {
        // Given
        EngineInstance first = instance();
        SimulatedCall call = talkingTo("3314");
        SimulatedCallee before = asterisk.awaitDialled("3314");
        first.awaitAnswerWritten();
        first.crash();
        asterisk.faults().on(Operation.LIST_CHANNELS).delayReply(Duration.ofMillis(700));

        int looks = asterisk.requestLog().count(Operation.LIST_CHANNELS);

        // When
        CompletableFuture<EngineInstance> next = CompletableFuture.supplyAsync(this::instance);
        asterisk.requestLog().await(Operation.LIST_CHANNELS, looks + 1, PATIENCE);
        asterisk.console().redirect(call.channelId(), "3203");

        // Then
        awaitTalking(call, "3203");
        before.awaitEnded();
        next.join();
        assertThat(call.isEnded()).isFalse();
        call.hangUp();
        records(2);
        assertThat(recordOf("3314").disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(recordOf("3203").disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_call_whose_session_is_lost_is_rebuilt_under_the_id_that_its_legs_carry() {
        // Given
        EngineInstance first = instance();
        SimulatedCall call = talkingTo("3314");
        asterisk.console().redirect(call.channelId(), "3203");
        awaitTalking(call, "3203");
        await().atMost(PATIENCE)
                .until(() -> first.engine.activeCalls() == 1 && cdrs.records().size() == 1);
        first.awaitAnswerWritten();
        CallId id = live(first).get(0).id();
        first.crash();
        store.memory.close();

        // When
        EngineInstance second = instance();

        // Then
        second.awaitRecovered(id);
        call.hangUp();
        assertThat(records(2).get(1).callId()).isEqualTo(id);
        assertThat(cdrs.records().get(1).custom()).containsKey("rebuilt");
    }

    @Test
    void a_caller_of_whom_no_event_told_goes_on_with_the_session_that_the_store_has_of_the_channel() {
        // Given
        EngineInstance instance = instance();
        asterisk.faults().onEvent("StasisStart").once().drop();
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        ChannelId channel = new ChannelId(call.channelId());
        Instant entered = Instant.now();
        CallId id = CallId.of(instance.origin.asteriskId(), channel, entered);
        IncomingCall incoming =
                new IncomingCall(id, channel, new CallerId("", "1000"), "3314", "default", "", "peer", List.of());
        store.memory.create(new CallSession(
                instance.origin,
                CallSession.Owner.first(0),
                incoming,
                CallTimeline.startedAt(entered),
                null,
                List.of(),
                Map.of(),
                null));

        // Then
        instance.awaitRecovered(id);
        call.awaitAnswered();
        call.hangUp();
        assertThat(records(1).get(0).callId()).isEqualTo(id);
    }
}
