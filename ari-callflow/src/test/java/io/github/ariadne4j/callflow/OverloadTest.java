package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadTest extends EngineOnSimulator {
    private static final Duration SLOW = Duration.ofMillis(300);

    private SimulatedCall place() {
        return asterisk.call("1000").dialling("3314").place();
    }

    @Test
    void while_asterisk_is_slow_new_calls_are_refused_and_those_that_live_go_on_and_end_well()
            throws InterruptedException {
        // Given
        CallEngine engine =
                started(engine(new DialAndBridge(call -> Route.inOrder(List.of(DialTarget.pjsip("peer", "3314")))))
                        .settings(settings().withOverloadDelay(Duration.ofMillis(20))));
        asterisk.callees().on("3314", CalleeScript.answersAfter(Duration.ZERO));
        SimulatedCall established = place().awaitAnswered();
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).delayReply(SLOW);

        // When
        List<SimulatedCall> calls = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            calls.add(place());
            return refused(engine) > 0;
        });
        calls.get(calls.size() - 1).awaitEnded();
        int dialled = asterisk.requestLog().count(Operation.DIAL);
        established.hangUp();
        asterisk.faults().clear();

        // Then
        assertThat(calls.get(calls.size() - 1).signals()).containsExactly(503);
        assertThat(dialled).isLessThanOrEqualTo(calls.size());
        await().atMost(PATIENCE).until(() -> isAnswered(place()));
        calls.stream().filter(call -> !call.isEnded()).forEach(SimulatedCall::hangUp);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        assertThat(cdrs.records()).hasSize(asterisk.requestLog().count(Operation.CREATE_CHANNEL));
    }

    private static boolean isAnswered(SimulatedCall call) {
        await().atMost(PATIENCE).until(() -> call.isAnswered() || call.isEnded());
        boolean answered = call.isAnswered();
        call.hangUp();
        return answered;
    }

    private static long refused(CallEngine engine) {
        return engine.refusedCalls().get(Refusal.OVERLOAD);
    }
}
