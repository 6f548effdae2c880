package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Supervisors listen to calls, whisper to a party, and barge in. */
class SuperviseTest extends EngineOnSimulator {
    private static final DialTarget DESK = DialTarget.pjsip("desk", "500");

    private final SharedStore store = new SharedStore();
    private EngineInstance instance;
    private SimulatedCall caller;
    private SimulatedCallee callee;
    private CallId id;

    @BeforeEach
    void connectCall() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        asterisk.callees().on("500", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        instance = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        caller = asterisk.call("1000").dialling("3314").place().awaitBridged();
        callee = asterisk.awaitDialled("3314");
        instance.awaitAnswerWritten();
        id = store.memory
                .live(instance.origin)
                .toCompletableFuture()
                .join()
                .get(0)
                .id();
    }

    private static ControlOutcome of(CompletionStage<ControlOutcome> order) throws Exception {
        return order.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void awaitTalkAlone() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(asterisk.channels()).hasSize(2);
            assertThat(asterisk.bridges()).hasSize(1);
        });
        assertThat(caller.isBridgedWith(callee)).isTrue();
    }

    private CallDetailRecord theRecord() {
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        return cdrs.records().get(0);
    }

    @Test
    void a_supervisor_whispers_and_hangs_up_and_the_record_has_its_leg() throws Exception {
        // When
        ControlOutcome outcome = of(instance.engine.handle(id).whisper(DESK, Party.CALLEE));

        // Then
        assertThat(outcome).isEqualTo(new ControlOutcome.Done());
        assertThat(asterisk.requestLog().requests(Operation.SNOOP_WITH_ID))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.channelId()).isEqualTo(callee.channelId());
                    assertThat(request.parameter("spy")).isEqualTo("both");
                    assertThat(request.parameter("whisper")).isEqualTo("out");
                });
        assertThat(asterisk.bridges()).hasSize(2);
        assertThat(caller.isBridgedWith(callee)).isTrue();

        // When
        asterisk.awaitDialled("500").hangsUp();

        // Then
        awaitTalkAlone();
        caller.hangUp();
        CallDetailRecord cdr = theRecord();
        assertThat(cdr.legs())
                .extracting(leg -> leg.role())
                .containsExactly(LegRole.CALLER, LegRole.CALLEE, LegRole.SUPERVISOR);
        assertThat(cdr.parties().calleeChannel().value()).isEqualTo(callee.channelId());
    }

    @Test
    void it_ends_with_the_call() throws Exception {
        of(instance.engine.handle(id).barge(DESK, Party.CALLER));

        caller.hangUp();

        theRecord();
        asterisk.awaitNoChannels(PATIENCE);
        await().untilAsserted(() -> assertThat(asterisk.bridges()).isEmpty());
    }

    @Test
    void a_supervisor_who_is_busy_is_told_and_the_talk_goes_on() throws Exception {
        asterisk.callees().on("501", CalleeScript.rejects(486));

        ControlOutcome outcome = of(instance.engine.handle(id).listen(DialTarget.pjsip("desk", "501"), Party.CALLER));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ControlOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("cause 17"));
        awaitTalkAlone();
    }

    @Test
    void it_goes_on_after_the_engine_was_killed_and_ends_with_the_call() throws Exception {
        // Given
        of(instance.engine.handle(id).listen(DESK, Party.CALLER));

        // When
        instance.crash();
        EngineInstance second = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        second.awaitRecovered(id);

        // Then
        assertThat(asterisk.channels()).hasSize(4);
        assertThat(asterisk.bridges()).hasSize(2);
        caller.hangUp();
        assertThat(theRecord().legs()).extracting(leg -> leg.role()).contains(LegRole.SUPERVISOR);
        asterisk.awaitNoChannels(PATIENCE);
        await().untilAsserted(() -> assertThat(asterisk.bridges()).isEmpty());
    }
}
