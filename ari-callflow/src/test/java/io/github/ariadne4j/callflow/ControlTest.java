package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live calls are controlled by their flows and from outside. */
class ControlTest extends EngineOnSimulator {
    private static final ControlOutcome DONE = new ControlOutcome.Done();
    private static final CallFlow BRIDGE = new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()));

    private final List<String> heldAndTakenBack = new CopyOnWriteArrayList<>();
    private final CallProgress progress = new CallProgress() {
        @Override
        public void onHeld(CallId call, Party party, Party by) {
            heldAndTakenBack.add(party + " held by " + by);
        }

        @Override
        public void onUnheld(CallId call, Party party, Party by) {
            heldAndTakenBack.add(party + " taken back by " + by);
        }
    };

    @BeforeEach
    void answer() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
    }

    private CallEngine engineOf(CallFlow flow) {
        return started(engine(flow).listener(progress));
    }

    private CallHandle connected(CallEngine engine) throws Exception {
        return engine.call(progress.answered()).orElseThrow();
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("3314").place();
    }

    private static ControlOutcome of(CompletionStage<ControlOutcome> order) throws Exception {
        return order.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_party_is_held_and_taken_back_and_a_second_time_does_no_harm() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When, then
        assertThat(of(call.hold(Party.CALLEE))).isEqualTo(DONE);
        assertThat(of(call.hold(Party.CALLEE))).isEqualTo(DONE);
        assertThat(callee.mediaStates()).containsExactly(MediaState.HOLD);
        assertThat(of(call.unhold(Party.CALLEE))).isEqualTo(DONE);
        assertThat(callee.mediaStates()).isEmpty();
        assertThat(caller.isBridgedWith(callee)).isTrue();
        await().untilAsserted(() -> assertThat(heldAndTakenBack)
                .containsExactly(
                        "CALLEE held by APPLICATION",
                        "CALLEE held by APPLICATION",
                        "CALLEE taken back by APPLICATION"));
    }

    @Test
    void sound_is_cut_off_in_a_direction_and_music_is_played_to_one_party() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);

        assertThat(of(call.mute(Party.CALLER, MuteDirection.BOTH))).isEqualTo(DONE);
        assertThat(of(call.unmute(Party.CALLER, MuteDirection.OUT))).isEqualTo(DONE);
        assertThat(of(call.music(Party.CALLER, "jazz"))).isEqualTo(DONE);
        assertThat(caller.mediaStates()).containsExactlyInAnyOrder(MediaState.MUTED_IN, MediaState.MUSIC);
        assertThat(asterisk.requestLog().requests(Operation.START_MOH).get(0).parameter("mohClass"))
                .isEqualTo("jazz");
        assertThat(of(call.stopMusic(Party.CALLER))).isEqualTo(DONE);
        assertThat(caller.mediaStates()).containsExactly(MediaState.MUTED_IN);
    }

    /** Asterisk may miss the end of music of a channel in a bridge. */
    @Test
    void a_party_in_a_talk_hears_no_music_whose_first_stop_had_no_effect() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        asterisk.faults().on(Operation.STOP_MOH).once().reply(204);

        assertThat(of(call.music(Party.CALLER, "jazz"))).isEqualTo(DONE);
        assertThat(of(call.stopMusic(Party.CALLER))).isEqualTo(DONE);

        await().atMost(PATIENCE).until(() -> !caller.mediaStates().contains(MediaState.MUSIC));
    }

    @Test
    void music_that_begins_again_at_once_is_not_stopped_with_the_one_before() throws Exception {
        asterisk.callees().on("3315", CalleeScript.ringsThenAnswers(Duration.ofMillis(400)));
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);

        assertThat(of(call.music(Party.CALLER, "jazz"))).isEqualTo(DONE);
        assertThat(of(call.stopMusic(Party.CALLER))).isEqualTo(DONE);
        assertThat(of(call.music(Party.CALLER, "jazz"))).isEqualTo(DONE);

        asterisk.call("1001").dialling("3315").place().awaitAnswered();
        assertThat(caller.mediaStates()).containsExactly(MediaState.MUSIC);
    }

    @Test
    void keys_and_prompts_reach_one_party() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        assertThat(of(call.sendDtmf(Party.CALLEE, "12#"))).isEqualTo(DONE);
        assertThat(of(call.play(Party.CALLER, Prompt.sound("beep")))).isEqualTo(DONE);

        assertThat(callee.heardDigits()).isEqualTo("12#");
        assertThat(caller.heardDigits()).isEmpty();
        assertThat(caller.heard()).containsExactly(HeardMedia.ended("sound:beep"));
    }

    @Test
    void a_telephone_that_holds_is_told_to_listeners() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        connected(engine);

        caller.hold();
        caller.unhold();

        await().untilAsserted(() ->
                assertThat(heldAndTakenBack).containsExactly("CALLEE held by CALLER", "CALLEE taken back by CALLER"));
    }

    @Test
    void what_asterisk_refuses_is_told_with_its_reason() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        asterisk.faults().on(Operation.HOLD).reply(500, "Allocation failed");

        assertThat(of(call.hold(Party.CALLER)))
                .isInstanceOfSatisfying(
                        ControlOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("Allocation failed"));
        assertThat(caller.isEnded()).isFalse();
        assertThat(heldAndTakenBack).isEmpty();
    }

    @Test
    void a_flow_controls_its_parties_and_the_other_one_may_be_missing() throws Exception {
        // Given
        List<Object> outcomes = new CopyOnWriteArrayList<>();
        CallEngine engine = engineOf(call -> {
            outcomes.add(call.mute(Party.CALLER, MuteDirection.IN));
            outcomes.add(call.hold(Party.CALLEE));
            DialOutcome.Answered callee = (DialOutcome.Answered) call.dial(DialTarget.pjsip("peer", "3314"));
            outcomes.add(call.sendDtmf(Party.CALLEE, "7"));
            call.connect(callee.leg(), Connect.of());
        });

        // When
        SimulatedCall caller = call().awaitBridged();

        // Then
        await().untilAsserted(() -> assertThat(outcomes).containsExactly(DONE, new ControlOutcome.LegAbsent(), DONE));
        assertThat(caller.mediaStates()).containsExactly(MediaState.MUTED_IN);
        assertThat(asterisk.awaitDialled("3314").heardDigits()).isEqualTo("7");
        caller.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void an_order_to_a_flow_that_waits_is_carried_out_meanwhile() throws Exception {
        CallEngine engine = engineOf(call -> call.pause(Duration.ofSeconds(30)));
        SimulatedCall caller = call();
        CallHandle call = engine.call(progress.began()).orElseThrow();

        await().untilAsserted(() ->
                assertThat(of(call.music(Party.CALLER, "default"))).isEqualTo(DONE));

        assertThat(caller.mediaStates()).containsExactly(MediaState.MUSIC);
        caller.cancel();
    }

    @Test
    void a_call_that_is_over_takes_no_orders_and_open_ones_end_with_it() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        asterisk.faults().on(Operation.HOLD).neverReply();
        CompletionStage<ControlOutcome> open = call.hold(Party.CALLER);
        await().until(() -> asterisk.requestLog().count(Operation.HOLD) == 1);

        caller.hangUp();

        assertThat(of(open)).isEqualTo(new ControlOutcome.CallOver());
        theOnlyRecord(engine);
        assertThat(of(call.hold(Party.CALLER))).isEqualTo(new ControlOutcome.CallOver());
    }

    @Test
    void an_instance_that_does_not_own_the_call_says_which_one_does() throws Exception {
        // Given
        SharedStore store = new SharedStore();
        EngineInstance first = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        call().awaitBridged();
        first.awaitAnswerWritten();
        CallId id = store.memory
                .live(first.origin)
                .toCompletableFuture()
                .join()
                .get(0)
                .id();
        EngineInstance other = opened(new EngineInstance(asterisk, "other", store, cdrs));

        // When
        ControlOutcome outcome = of(other.engine.handle(id).hold(Party.CALLER));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(ControlOutcome.OwnedElsewhere.class, elsewhere -> {
            assertThat(elsewhere.owner().application()).isEqualTo("b2bua");
            assertThat(elsewhere.epoch()).isEqualTo(1);
        });
        assertThat(of(first.engine.handle(id).hold(Party.CALLER))).isEqualTo(DONE);
    }

    @Test
    void an_engine_that_was_closed_does_nothing() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        engine.close();

        assertThat(of(call.hold(Party.CALLER))).isEqualTo(new ControlOutcome.CallOver());
        assertThat(caller.mediaStates()).isEmpty();
    }
}
