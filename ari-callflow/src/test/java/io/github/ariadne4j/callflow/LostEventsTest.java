package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.CallerScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of any type may be lost: the engine's regular comparison with Asterisk replaces them. */
class LostEventsTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);
    private static final long SEED = 22;

    /** The bound keeps the speed of the machine out of the test. */
    private static final int AT_ONCE = 40;

    private final List<SimulatedCall> calls = new ArrayList<>();
    private final List<SimulatedCall> impatient = new ArrayList<>();

    private CallEngine engineThatLooksOften() {
        return started(CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .cdrs(cdrs)
                .settings(CallEngineSettings.defaults()
                        .withLookEvery(Duration.ofMillis(500))
                        .withOverloadDelay(Duration.ZERO)));
    }

    /**
     * One call of each kind: the callee hangs up, the caller hangs up, the callee is busy, the caller gives up during ringing.
     */
    private void placeOneOfEach() {
        asterisk.callees()
                .on("1", CalleeScript.answersThenHangsUp(SHORT, SHORT))
                .on("2", CalleeScript.ringsThenAnswers(SHORT))
                .on("3", CalleeScript.ringsThenRejects(SHORT, 486))
                .on("4", CalleeScript.ringsForever());
        calls.add(asterisk.call("1000").dialling("1").place());
        calls.add(asterisk.call("1000")
                .dialling("2")
                .following(CallerScript.hangsUpAfter(SHORT))
                .place());
        calls.add(asterisk.call("1000").dialling("3").place());
        SimulatedCall givesUp = asterisk.call("1000").dialling("4").place();
        calls.add(givesUp);
        impatient.add(givesUp);
    }

    private void thoseWhoHearRingingGiveUp() {
        impatient.removeIf(call -> {
            boolean rings = call.signals().contains(180);
            if (rings) {
                call.cancel();
            }
            return rings;
        });
    }

    /** @param leastMissed the fewest lost ends: of 1 % of the events, none may be an end */
    @ParameterizedTest(name = "{0} % of the events of {1} calls")
    @CsvSource({"1, 300, 0", "10, 200, 1"})
    void every_call_has_one_record_and_nothing_is_left(int percent, int many, long leastMissed)
            throws InterruptedException {
        // Given
        CallEngine engine = engineThatLooksOften();
        asterisk.faults().onAnyEvent().dropPercent(percent, SEED);

        // When
        while (calls.size() < many) {
            placeOneOfEach();
            await().atMost(LONG_PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
                thoseWhoHearRingingGiveUp();
                return asterisk.channels().size() < AT_ONCE;
            });
        }
        await().atMost(LONG_PATIENCE).until(() -> {
            thoseWhoHearRingingGiveUp();
            return calls.stream().allMatch(SimulatedCall::isEnded);
        });

        // Then
        assertThat(engine.awaitIdle(LONG_PATIENCE)).isTrue();
        asterisk.awaitQuiet(LONG_PATIENCE);
        assertThat(engine.reconciliation().missedEnds()).isGreaterThanOrEqualTo(leastMissed);
        assertThat(engine.outboxBacklog()).isEqualTo(new OutboxBacklog(0, false, 0));
        Map<ChannelId, CallDetailRecord> records = cdrs.records().stream()
                .collect(Collectors.toMap(cdr -> cdr.parties().callerChannel(), Function.identity()));
        assertThat(records).hasSize(many);
        assertThat(calls)
                .filteredOn(SimulatedCall::isAnswered)
                .extracting(call -> records.get(new ChannelId(call.channelId())))
                .allSatisfy(cdr -> assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED));
        CallOrigin origin = cdrs.records().get(0).origin();
        assertThat(sessions.live(origin).toCompletableFuture().join()).isEmpty();
        assertThat(sessions.ended(origin, 1).toCompletableFuture().join()).isEmpty();
    }
}
