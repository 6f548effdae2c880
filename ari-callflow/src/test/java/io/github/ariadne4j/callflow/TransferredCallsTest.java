package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A party of a call is replaced: the call continues, and its CDR has the replacement, also after a restart of the engine in
 * between.
 */
class TransferredCallsTest extends EngineOnSimulator {
    private static final LegId CALLER = new LegId(0);
    private static final LegId CALLEE = new LegId(1);

    private final SharedStore store = new SharedStore();
    private EngineInstance instance;
    private SimulatedCall call;
    private SimulatedCallee callee;

    @BeforeEach
    void two_parties_talk() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        asterisk.callees().on("3315", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        asterisk.callees().on("3180", CalleeScript.ringsThenAnswers(Duration.ofMillis(500)));
        instance = started();
        call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        awaitAnswersWritten(1);
    }

    private EngineInstance started() {
        return opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
    }

    private void awaitAnswersWritten(int calls) {
        await().atMost(PATIENCE)
                .until(() -> store.memory.live(instance.origin).toCompletableFuture().join().stream()
                                .filter(session -> session.timeline().calleeAnswered() != null)
                                .count()
                        == calls);
    }

    private enum Restart {
        NEVER,
        /** Once Asterisk has put the new channel into the bridge, mostly before the engine has reacted. */
        AT_ONCE,
        /** Once the engine has stored the new channel of the leg, and has hung up the replaced one. */
        ONCE_WRITTEN
    }

    private void swapped(Restart restart, BooleanSupplier replacedHasEnded) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> !call.isBridgedWith(callee));
        if (restart == Restart.ONCE_WRITTEN) {
            await().atMost(PATIENCE).until(replacedHasEnded::getAsBoolean);
        }
        restarted(restart != Restart.NEVER);
    }

    /** The engine ends while the target of a blind transfer rings; the link of the two calls is not stored by then. */
    private SimulatedCallee dialledOn(boolean restarts) {
        SimulatedCallee target = asterisk.awaitDialled("3180");
        restarted(restarts);
        return target;
    }

    private void restarted(boolean restarts) {
        if (restarts) {
            instance.crash();
            instance = started();
        }
    }

    private Map<String, CallDetailRecord> records(int expected) {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == expected);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
        assertThat(cdrs.records()).extracting(CallDetailRecord::disposition).containsOnly(Disposition.ANSWERED);
        return cdrs.records().stream()
                .collect(Collectors.toMap(cdr -> cdr.parties().dialled(), Function.identity()));
    }

    private static void assertParts(CallDetailRecord cdr, int callerParts, int calleeParts) {
        assertThat(cdr.legs().stream().filter(leg -> leg.leg().equals(CALLER))).hasSize(callerParts);
        assertThat(cdr.legs().stream().filter(leg -> leg.leg().equals(CALLEE))).hasSize(calleeParts);
    }

    private static CdrTransfer transferOf(CallDetailRecord cdr) {
        List<CdrLeg> transferred =
                cdr.legs().stream().filter(leg -> leg.transfer() != null).toList();
        assertThat(transferred).hasSize(1);
        return transferred.get(0).transfer();
    }

    private void assertBlind(String by, LegId transferee) {
        Map<String, CallDetailRecord> records = records(2);
        CallId second = records.get("3180").callId();
        assertThat(transferOf(records.get("3314")))
                .isEqualTo(new CdrTransfer(CdrTransfer.Kind.BLIND, new ChannelId(by), transferee, "3180", second));
        assertThat(records.get("3180").custom())
                .containsEntry("transferred_from", records.get("3314").callId().toString());
        assertThat(records.get("3180").legs()).extracting(CdrLeg::transfer).containsOnlyNulls();
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(2);
    }

    @ParameterizedTest(name = "restart in the middle: {0}")
    @ValueSource(booleans = {false, true})
    void the_callee_transfers_the_caller_to_a_number(boolean restarts) {
        // When
        callee.transfers("3180");
        SimulatedCallee target = dialledOn(restarts);

        // Then
        callee.awaitEnded();
        awaitAnswersWritten(2);
        assertThat(call.isEnded()).isFalse();
        call.hangUp();
        target.awaitEnded();
        assertBlind(callee.channelId(), CALLER);
        assertParts(records(2).get("3314"), 1, 2);
    }

    @ParameterizedTest(name = "restart in the middle: {0}")
    @ValueSource(booleans = {false, true})
    void the_caller_transfers_the_callee_to_a_number(boolean restarts) {
        // When
        call.transferTo("3180");
        SimulatedCallee target = dialledOn(restarts);

        // Then
        call.awaitEnded();
        awaitAnswersWritten(2);
        assertThat(callee.isEnded()).isFalse();
        target.hangsUp();
        callee.awaitEnded();
        assertBlind(call.channelId(), CALLEE);
        assertParts(records(2).get("3314"), 2, 1);
    }

    @ParameterizedTest(name = "restart in the middle: {0}")
    @EnumSource
    void the_callee_connects_the_caller_with_the_callee_of_its_own_call(Restart restart) {
        // Given
        SimulatedCall second = asterisk.call("3314").dialling("3315").place().awaitAnswered();
        SimulatedCallee target = asterisk.awaitDialled("3315");
        second.awaitBridged();
        awaitAnswersWritten(2);

        // When
        callee.transfersTo(second);
        swapped(restart, callee::isEnded);

        // Then
        callee.awaitEnded();
        second.awaitEnded();
        assertThat(List.of(call.isEnded(), target.isEnded())).containsOnly(false);
        call.hangUp();
        target.awaitEnded();
        Map<String, CallDetailRecord> records = records(2);
        assertThat(records.values()).extracting(cdr -> transferOf(cdr).kind()).containsOnly(CdrTransfer.Kind.ATTENDED);
        assertThat(List.of(transferOf(records.get("3314")), transferOf(records.get("3315"))))
                .extracting(CdrTransfer::by, CdrTransfer::transferee, CdrTransfer::linkedCall)
                .containsExactly(
                        tuple(
                                new ChannelId(callee.channelId()),
                                CALLER,
                                records.get("3315").callId()),
                        tuple(
                                new ChannelId(second.channelId()),
                                CALLEE,
                                records.get("3314").callId()));
        assertThat(transferOf(records.get("3314")).to())
                .isEqualTo(records.get("3314").parties().calleeChannel().value());
    }

    @ParameterizedTest(name = "restart in the middle: {0}")
    @EnumSource
    void a_telephone_takes_the_place_of_the_callee(Restart restart) {
        // When
        SimulatedCall other = asterisk.call("2000").inPlaceOf(callee.channelId());
        swapped(restart, callee::isEnded);

        // Then
        callee.awaitEnded();
        assertThat(List.of(call.isEnded(), other.isEnded())).containsOnly(false);
        other.hangUp();
        call.awaitEnded();
        CallDetailRecord cdr = records(1).get("3314");
        assertParts(cdr, 1, 2);
        assertThat(transferOf(cdr))
                .isEqualTo(new CdrTransfer(
                        CdrTransfer.Kind.REPLACES, new ChannelId(callee.channelId()), CALLER, other.channelId(), null));
    }

    @ParameterizedTest(name = "restart in the middle: {0}")
    @EnumSource
    void a_telephone_takes_the_place_of_the_caller(Restart restart) {
        // When
        SimulatedCall other = asterisk.call("2000").inPlaceOf(call.channelId());
        swapped(restart, call::isEnded);

        // Then
        call.awaitEnded();
        assertThat(List.of(callee.isEnded(), other.isEnded())).containsOnly(false);
        callee.hangsUp();
        other.awaitEnded();
        CallDetailRecord cdr = records(1).get("3314");
        assertParts(cdr, 2, 1);
        assertThat(transferOf(cdr))
                .isEqualTo(new CdrTransfer(
                        CdrTransfer.Kind.REPLACES, new ChannelId(call.channelId()), CALLEE, other.channelId(), null));
    }

    @ParameterizedTest(name = "restart after the redirect: {0}")
    @ValueSource(booleans = {false, true})
    void a_replaced_callee_whom_the_console_redirects_is_served_as_a_caller_and_is_not_hung_up(boolean restarts) {
        // Given
        asterisk.faults().on(Operation.HANG_UP).forChannel(callee.channelId()).reply(500);
        SimulatedCall other = asterisk.call("2000").inPlaceOf(callee.channelId());
        asterisk.requestLog().await(Operation.HANG_UP, 1, PATIENCE);

        // When
        SimulatedCallee third = redirected(callee.channelId(), restarts);

        // Then
        other.hangUp();
        call.awaitEnded();
        assertThat(List.of(callee.isEnded(), third.isEnded())).containsOnly(false);
        callee.hangsUp();
        assertServedOnItsOwn(third, callee.channelId());
    }

    @ParameterizedTest(name = "restart after the redirect: {0}")
    @ValueSource(booleans = {false, true})
    void a_replaced_caller_whom_the_console_redirects_is_served_and_is_not_hung_up(boolean restarts) {
        // Given
        asterisk.faults().on(Operation.HANG_UP).forChannel(call.channelId()).reply(500);
        SimulatedCall other = asterisk.call("2000").inPlaceOf(call.channelId());
        asterisk.requestLog().await(Operation.HANG_UP, 1, PATIENCE);

        // When
        SimulatedCallee third = redirected(call.channelId(), restarts);

        // Then
        callee.hangsUp();
        other.awaitEnded();
        assertThat(List.of(call.isEnded(), third.isEnded())).containsOnly(false);
        call.hangUp();
        assertServedOnItsOwn(third, call.channelId());
    }

    /** A replaced channel that Asterisk has not hung up yet is sent to another number. */
    private SimulatedCallee redirected(String channel, boolean restarts) {
        asterisk.console().redirect(channel, "3315");
        SimulatedCallee third = asterisk.awaitDialled("3315");
        int hangUps = asterisk.requestLog().count(Operation.HANG_UP, channel);
        restarted(restarts);
        awaitAnswersWritten(2);
        assertThat(asterisk.requestLog().count(Operation.HANG_UP, channel)).isEqualTo(hangUps);
        asterisk.faults().clear();
        return third;
    }

    private void assertServedOnItsOwn(SimulatedCallee third, String channel) {
        third.awaitEnded();
        Map<String, CallDetailRecord> records = records(2);
        assertThat(transferOf(records.get("3314")).kind()).isEqualTo(CdrTransfer.Kind.REPLACES);
        assertThat(records.get("3315").parties().callerChannel().value()).isEqualTo(channel);
        assertThat(records.get("3315").legs()).extracting(CdrLeg::transfer).containsOnlyNulls();
    }
}
