package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.channel.SnoopChannel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel that enters the application and is no caller begins no call, is not hung up, and has no CDR. */
class ForeignChannelsTest extends EngineOnSimulator {
    /** Orphans are confirmed after a second. */
    private static final int LOOKS = 15;

    private static final CallFlow DIALS = new DialAndBridge(call ->
            call.dialled().equals("100") ? DialTarget.local("loop", "200") : DialTarget.pjsip("peer", call.dialled()));

    private CallEngine thatLooksOften(CallEngine.Builder builder) {
        return started(builder.settings(settings().withLookEvery(Duration.ofMillis(100))));
    }

    private void awaitLooks() {
        int before = asterisk.requestLog().count(Operation.GET_APPLICATION);
        asterisk.requestLog().await(Operation.GET_APPLICATION, before + LOOKS, PATIENCE);
    }

    private SimulatedCall place(String number) {
        return asterisk.call("1000").dialling(number).place();
    }

    private void assertUntouched(SimulatedCall call) {
        assertThat(call.isEnded()).isFalse();
        assertThat(call.signals()).isEmpty();
        assertThat(asterisk.requestLog().requests())
                .noneMatch(request -> request.channelId().equals(call.channelId()));
    }

    @Test
    void the_far_half_of_a_local_channel_that_leads_back_is_a_call_of_its_own() throws InterruptedException {
        // Given
        CallEngine engine = thatLooksOften(engine(DIALS));
        asterisk.callees().on("Local/200@loop/n", CalleeScript.entersApplication());

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        assertThat(engine.activeCalls()).isEqualTo(2);
        awaitLooks();
        assertThat(call.isEnded()).isFalse();
        call.hangUp();

        // Then
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitQuiet();
        Map<String, CallDetailRecord> records = cdrs.records().stream()
                .collect(Collectors.toMap(cdr -> cdr.parties().dialled(), Function.identity()));
        assertThat(records).containsOnlyKeys("100", "200");
        assertThat(records.values()).extracting(CallDetailRecord::disposition).containsOnly(Disposition.ANSWERED);
        assertThat(records.get("200").parties().callerChannel().value())
                .isEqualTo(records.get("100").parties().calleeChannel().value() + ";2");
    }

    @Test
    void a_snoop_is_left_to_its_maker() throws InterruptedException {
        // Given
        CallEngine engine = thatLooksOften(engine(DIALS));
        SimulatedCall call = place("3314").awaitAnswered();
        ChannelId snoop = new ChannelId("spy");

        // When
        ari.channels()
                .snoop(new ChannelId(call.channelId()), SnoopChannel.listening(snoop))
                .toCompletableFuture()
                .join();
        awaitLooks();

        // Then
        assertThat(asterisk.channels()).contains("spy");
        assertThat(asterisk.requestLog().count(Operation.HANG_UP)).isZero();
        assertThat(engine.activeCalls()).isEqualTo(1);
        ari.channels()
                .hangUp(snoop, HangupCause.NORMAL_CLEARING)
                .toCompletableFuture()
                .join();
        call.hangUp();
        assertThat(theOnlyRecord(engine).parties().dialled()).isEqualTo("3314");
    }

    @Test
    void a_snoop_from_before_a_restart_is_left_to_its_maker() throws InterruptedException {
        // Given
        CallEngine before = engine(DIALS).start();
        SimulatedCall call = place("3314").awaitAnswered();
        call.awaitBridged();
        ChannelId snoop = new ChannelId("spy");
        ari.channels()
                .snoop(new ChannelId(call.channelId()), SnoopChannel.listening(snoop))
                .toCompletableFuture()
                .join();
        before.close();

        // When
        CallEngine engine = thatLooksOften(engine(DIALS));
        awaitLooks();

        // Then
        assertThat(asterisk.channels()).contains("spy");
        assertThat(engine.activeCalls()).isEqualTo(1);
        ari.channels()
                .hangUp(snoop, HangupCause.NORMAL_CLEARING)
                .toCompletableFuture()
                .join();
        call.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void what_takes_the_place_of_a_party_is_no_caller() throws InterruptedException {
        // Given
        CallEngine engine = thatLooksOften(engine(DIALS));
        SimulatedCall call = place("3314").awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();

        // When
        SimulatedCall replacement = asterisk.call("2000").dialling("3399").inPlaceOf(callee.channelId());
        awaitLooks();

        // Then
        assertThat(engine.activeCalls()).isEqualTo(1);
        assertThat(replacement.isEnded()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isEqualTo(1);
        replacement.hangUp();
        callee.hangsUp();
        call.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void after_a_restart_what_is_in_the_bridge_of_a_call_is_no_caller() throws InterruptedException {
        // Given
        CallEngine before = engine(DIALS).start();
        SimulatedCall call = place("3314").awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        SimulatedCall replacement = asterisk.call("2000").dialling("3399").inPlaceOf(callee.channelId());
        before.close();

        // When
        CallEngine engine = thatLooksOften(engine(DIALS));
        awaitLooks();

        // Then
        assertThat(engine.activeCalls()).isEqualTo(1);
        assertThat(replacement.isEnded()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isEqualTo(1);
        replacement.hangUp();
        callee.hangsUp();
        call.hangUp();
        theOnlyRecord(engine);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_selector_says_is_not_its_own_is_left_untouched(boolean mayBlock) throws InterruptedException {
        // Given
        CallEngine engine = thatLooksOften(engine(DIALS).flows(new NotOurs(mayBlock)));

        // When
        SimulatedCall foreign = place("900");
        SimulatedCall ours = place("3314").awaitAnswered();
        awaitLooks();

        // Then
        assertUntouched(foreign);
        assertThat(engine.activeCalls()).isEqualTo(1);
        foreign.cancel();
        foreign.awaitEnded();
        ours.hangUp();
        assertThat(theOnlyRecord(engine).parties().dialled()).isEqualTo("3314");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void after_a_restart_the_selector_is_asked_about_those_who_are_there(boolean mayBlock) throws InterruptedException {
        // Given
        CallEngine before = engine(DIALS).flows(new NotOurs(mayBlock)).start();
        SimulatedCall waiting = place("900");
        SimulatedCall answered = place("901");
        ari.channels()
                .answer(new ChannelId(answered.channelId()))
                .toCompletableFuture()
                .join();
        before.close();
        asterisk.requestLog().clear();

        // When
        CallEngine engine = thatLooksOften(engine(DIALS).flows(new NotOurs(mayBlock)));
        awaitLooks();

        // Then
        assertUntouched(waiting);
        assertThat(answered.isEnded()).isFalse();
        assertThat(engine.activeCalls()).isZero();
        waiting.cancel();
        answered.hangUp();
        asterisk.awaitNoChannels(PATIENCE);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        assertThat(cdrs.records()).isEmpty();
    }

    @Test
    void what_is_not_the_engines_is_not_refused_while_it_drains() {
        CallEngine engine = started(engine(DIALS).flows(new NotOurs(false)));
        engine.drain();

        SimulatedCall foreign = place("900");
        SimulatedCall refused = place("3314").awaitEnded();

        assertThat(refused.finalSipStatus()).isEqualTo(503);
        assertUntouched(foreign);
        foreign.cancel();
        asterisk.awaitNoChannels(PATIENCE);
    }

    @Test
    void a_caller_who_gives_up_while_the_selector_blocks_has_a_record() throws InterruptedException {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CallEngine engine = thatLooksOften(engine(DIALS).flows(call -> {
            asked.countDown();
            awaitUninterrupted(released);
            return DIALS;
        }));
        SimulatedCall call = place("3314");
        awaitUninterrupted(asked);

        // When
        awaitLooks();
        call.cancel();
        call.awaitEnded();
        released.countDown();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.timeline().duration()).isGreaterThan(Duration.ofSeconds(1));
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_selector_that_fails_ends_the_call_with_a_record(boolean returnsNull) throws InterruptedException {
        CallEngine engine = started(engine(DIALS).flows(call -> {
            if (returnsNull) {
                return null;
            }
            throw new IllegalStateException("a bug of the selector");
        }));

        SimulatedCall call = place("3314").awaitEnded();

        assertThat(call.finalSipStatus()).isEqualTo(500);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.FAILED);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        await().atMost(PATIENCE).until(() -> latch.getCount() == 0);
    }

    /** Numbers that begin with 9 belong to another program. */
    private record NotOurs(boolean mayBlock) implements FlowSelector {
        @Override
        public CallFlow flowFor(IncomingCall call) {
            return call.dialled().startsWith("9") ? FlowSelector.foreignChannel() : DIALS;
        }
    }
}
