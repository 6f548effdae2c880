package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verbs of a flow for a party whose channel is being replaced. */
class ReplacedPartyTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    /** The target of the caller's transfer hears nothing before it answers. */
    @Override
    boolean allowsSilence() {
        return true;
    }

    private record Verb(String name, Operation operation, Object outcome, Function<Call, Object> use) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Verb control(String name, Operation operation, Function<Call, Object> use) {
        return new Verb(name, operation, new ControlOutcome.Done(), use);
    }

    private static Stream<Verb> verbs() {
        return Stream.of(
                new Verb(
                        "play",
                        Operation.PLAY_WITH_ID,
                        new PlayOutcome.Finished(),
                        call -> call.play(Prompt.sound("bye"))),
                control(
                        "play to a party",
                        Operation.PLAY_WITH_ID,
                        call -> call.play(Party.CALLER, Play.of(Prompt.sound("bye")))),
                control("hold", Operation.HOLD, call -> call.hold(Party.CALLER)),
                control("unhold", Operation.UNHOLD, call -> call.unhold(Party.CALLER)),
                control("mute", Operation.MUTE, call -> call.mute(Party.CALLER, MuteDirection.IN)),
                control("unmute", Operation.UNMUTE, call -> call.unmute(Party.CALLER, MuteDirection.IN)),
                control("music", Operation.START_MOH, call -> call.music(Party.CALLER, "default")),
                control("stopMusic", Operation.STOP_MOH, call -> call.stopMusic(Party.CALLER)),
                control("sendDtmf", Operation.SEND_DTMF, call -> call.sendDtmf(Party.CALLER, "12")));
    }

    private CallEngine engineThatDoes(Function<Call, Object> verb) {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        return started(engine(call -> {
            if (call.dialled().equals("3180")) {
                call.dialAndBridge(DialTarget.pjsip("peer", "3180"));
                return;
            }
            DialOutcome.Answered answered = (DialOutcome.Answered) call.dial(DialTarget.pjsip("peer", "3314"));
            call.connect(answered.leg(), Connect.of());
            try {
                outcomes.add(verb.apply(call));
            } catch (RuntimeException e) {
                outcomes.add(e);
                throw e;
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
    }

    /** A caller has transferred itself to a target that rings, and then its callee has hung up. */
    private SimulatedCallee transferred() {
        asterisk.callees().on("3180", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        call.transferTo("3180");
        SimulatedCallee target = asterisk.awaitDialled("3180");
        call.awaitEnded();
        callee.hangsUp();
        return target;
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void a_verb_for_a_party_that_was_transferred_waits_for_the_answer_of_the_new_one(Verb verb) throws Exception {
        // Given
        CallEngine engine = engineThatDoes(verb.use());
        SimulatedCallee target = transferred();
        asterisk.requestLog().await(verb.operation(), 1, PATIENCE);

        // When
        target.answers();

        // Then
        assertThat(outcome()).isEqualTo(verb.outcome());
        target.awaitEnded();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
    }

    @Test
    void keys_of_a_party_that_was_transferred_are_collected_once_the_new_one_has_heard_the_prompt() throws Exception {
        // Given
        Gather pin = Gather.exactly(1).prompt(Prompt.sound("enter-pin")).firstKeyWithin(Duration.ofMillis(100));
        CallEngine engine = engineThatDoes(call -> call.gather(pin));
        SimulatedCallee target = transferred();
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 2, PATIENCE);
        assertThat(outcomes).isEmpty();

        // When
        target.answers();

        // Then
        assertThat(outcome()).isEqualTo(new GatherOutcome.TimedOut(""));
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
    }

    @Test
    void a_pause_of_a_party_that_was_transferred_has_its_music_once_the_new_one_has_answered() throws Exception {
        // Given
        AtomicBoolean over = new AtomicBoolean();
        Pause pause = Pause.of(Duration.ofMinutes(1)).withMusic("default").until(over::get);
        CallEngine engine = engineThatDoes(call -> call.pause(pause));
        SimulatedCallee target = transferred();

        // When
        asterisk.requestLog().await(Operation.START_MOH, 2, PATIENCE);
        target.answers();

        // Then
        over.set(true);
        assertThat(outcome()).isEqualTo(PauseOutcome.CONDITION_HOLDS);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
    }

    @Test
    void an_order_from_outside_for_a_party_that_was_transferred_is_refused_at_once() throws Exception {
        // Given
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<CallId> id = new CompletableFuture<>();
        CallEngine engine = engineThatDoes(call -> {
            id.complete(call.id());
            return call.pause(Pause.of(Duration.ofMinutes(1)).until(over::get));
        });
        SimulatedCallee target = transferred();

        // When
        ControlOutcome outcome = engine.handle(id.get(10, TimeUnit.SECONDS))
                .hold(Party.CALLER)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        // Then
        assertThat(outcome).isInstanceOf(ControlOutcome.Refused.class);
        over.set(true);
        assertThat(outcome()).isEqualTo(PauseOutcome.CONDITION_HOLDS);
        target.awaitEnded();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
    }

    @Test
    void a_prompt_that_reaches_asterisk_after_its_caller_was_replaced_is_played_to_the_new_one() throws Exception {
        // Given
        asterisk.faults().on(Operation.PLAY_WITH_ID).once().delayExecution(Duration.ofMillis(300));
        CallEngine engine = started(engine(call -> {
            call.answer();
            outcomes.add(call.play(Prompt.sound("welcome")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 1, PATIENCE);

        // When
        SimulatedCall other = asterisk.call("2000").inPlaceOf(call.channelId());

        // Then
        other.awaitHears("sound:welcome");
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        theOnlyRecord(engine);
    }

    /** The answer to a request and the report of a replacement come over different connections. */
    @Test
    void a_prompt_that_is_refused_before_its_callers_replacement_is_reported_is_played_to_the_new_one() {
        try (EngineInVirtualTime virtual = EngineInVirtualTime.of(call -> {
            call.answer();
            outcomes.add(call.play(Prompt.sound("welcome")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        })) {
            // Given
            AriSimulator simulated = virtual.asterisk;
            simulated.faults().on(Operation.PLAY_WITH_ID).once().reply(404);
            SimulatedCall call = simulated.call("1000").dialling("100").place();
            virtual.advanceUntil(() -> simulated.requestLog().count(Operation.PLAY_WITH_ID) == 1);

            // When
            SimulatedCall other = simulated.call("2000").inPlaceOf(call.channelId());
            virtual.advance(Duration.ofMillis(20));
            simulated.requestLog().await(Operation.SET_VARIABLE, 2, PATIENCE);

            // Then
            virtual.advanceUntil(() -> !outcomes.isEmpty());
            assertThat(outcomes).containsExactly(new PlayOutcome.Finished());
            assertThat(other.heard()).extracting(HeardMedia::media).containsExactly("sound:welcome");
            virtual.advanceUntil(() -> virtual.engine.activeCalls() == 0);
        }
    }
}
