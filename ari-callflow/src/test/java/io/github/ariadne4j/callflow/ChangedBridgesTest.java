package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Another client of Asterisk changes the bridge of a live call: the parties hear each other again, or the call ends. */
class ChangedBridgesTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private CallEngine engine;
    private SimulatedCall call;
    private SimulatedCallee callee;

    private void talking() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        engine = started(engine(new DialAndBridge(incoming -> DialTarget.pjsip("peer", incoming.dialled())))
                .settings(settings().withLookEvery(Duration.ofMillis(200))));
        call = asterisk.call("1000").dialling("3314").place().awaitAnswered().awaitBridged();
        callee = asterisk.awaitDialled("3314");
    }

    private void awaitTalking() {
        await().atMost(PATIENCE).until(() -> call.isBridgedWith(callee));
    }

    private void endsWell() throws InterruptedException {
        call.hangUp();
        callee.awaitEnded();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_bridge_that_is_destroyed_is_made_again() throws InterruptedException {
        talking();
        String bridge = asterisk.bridges().get(0);

        asterisk.console().destroyBridge(bridge);

        awaitTalking();
        assertThat(asterisk.bridges()).doesNotContain(bridge);
        endsWell();
    }

    @Test
    void a_bridge_whose_end_no_event_told_is_made_again_after_the_next_look() throws InterruptedException {
        talking();
        asterisk.faults().onEvent("ChannelLeftBridge").drop();

        asterisk.console().destroyBridge(asterisk.bridges().get(0));

        awaitTalking();
        endsWell();
    }

    @Test
    void a_party_who_is_taken_out_is_put_back() throws InterruptedException {
        talking();

        asterisk.console().takeOutOfBridge(callee.channelId());

        awaitTalking();
        endsWell();
    }

    @Test
    void a_party_of_whom_no_event_told_that_it_was_taken_out_is_put_back_after_the_next_look()
            throws InterruptedException {
        talking();
        asterisk.faults().onEvent("ChannelLeftBridge").drop();

        asterisk.console().takeOutOfBridge(call.channelId());

        awaitTalking();
        endsWell();
    }

    @Test
    void a_party_who_is_taken_out_again_and_again_is_not_fought_for_and_the_call_ends() throws InterruptedException {
        talking();

        for (int times = 0; times < 7; times++) {
            awaitTalking();
            asterisk.console().takeOutOfBridge(callee.channelId());
            await().atMost(PATIENCE).until(() -> !call.isBridgedWith(callee) || call.isEnded());
        }

        call.awaitEnded();
        callee.awaitEnded();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }
}
