package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupervisionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supervision supervision = new Supervision(this::call);

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine ->
            engine.flow(new DialAndBridge(call -> DialTarget.endpoint("desk"))).listener(supervision));

    private Optional<CallHandle> call(CallId id) {
        return box.engine().call(id);
    }

    private CompletionStage<ControlOutcome> whisper() {
        return supervision.supervise("31", DialTarget.endpoint("lead"), Supervising.WHISPER);
    }

    @Test
    void a_supervisor_takes_part_in_the_talk_of_an_agent_and_leaves_it() {
        SimulatedCall call = box.asterisk().call("1000").dialling("31").place();
        SimulatedCallee agent = box.asterisk().awaitDialled("desk");
        agent.answers();
        box.events().nextAnswered();

        CompletionStage<ControlOutcome> order = whisper();
        SimulatedCallee lead = box.asterisk().awaitDialled("lead");
        lead.answers();
        assertThat(order).succeedsWithin(PATIENCE).isEqualTo(new ControlOutcome.Done());

        lead.hangsUp();
        lead.awaitEnded();
        assertThat(call.isBridgedWith(agent)).isTrue();
    }

    @Test
    void an_agent_who_does_not_talk_cannot_be_supervised() {
        box.asterisk().call("1000").dialling("31").place().awaitAnswered().hangUp();
        box.cdrs().awaitOne();
        assertThat(whisper()).succeedsWithin(PATIENCE).isEqualTo(new ControlOutcome.LegAbsent());
    }
}
