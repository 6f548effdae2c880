package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flow waits for the end of a talk. */
class ConnectTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Connect ONE_SECOND = Connect.of().atMost(Duration.ofSeconds(1));

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    @BeforeEach
    void callees() {
        asterisk.callees()
                .on("3314", CalleeScript.ringsThenAnswers(SHORT))
                .on("3315", CalleeScript.ringsThenAnswers(SHORT));
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private static AnsweredLeg dial(Call call, String number) {
        return call.dial(DialTarget.pjsip("peer", number)) instanceof DialOutcome.Answered answered
                ? answered.leg()
                : fail("not answered");
    }

    @Test
    void the_caller_goes_on_in_the_flow_when_the_callee_hangs_up_and_talks_with_the_next_one() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            outcomes.add(call.connect(dial(call, "3314"), Connect.of()));
            outcomes.add(call.play(Prompt.sound("please-hold")));
            outcomes.add(call.connect(dial(call, "3315"), Connect.of()));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee first = asterisk.awaitDialled("3314");
        call.awaitBridged();

        // When
        first.hangsUp();

        // Then
        assertThat(outcome()).isEqualTo(new ConnectOutcome.CalleeLeft(HangupCause.NORMAL_CLEARING));
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        SimulatedCallee second = asterisk.awaitDialled("3315");
        await().atMost(PATIENCE).until(second::isAnswered);
        assertThat(call.isBridgedWith(second)).isTrue();

        // When
        second.hangsUp(17);

        // Then
        assertThat(outcome()).isEqualTo(new ConnectOutcome.CalleeLeft(HangupCause.USER_BUSY));
        call.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.legs()).hasSize(3);
        assertThat(asterisk.requestLog().count(Operation.CREATE_BRIDGE_WITH_ID)).isEqualTo(1);
    }

    @Test
    void all_media_of_a_talk_passes_asterisk_so_that_keys_are_seen() throws Exception {
        CallEngine engine = started(engine(call -> outcomes.add(call.connect(dial(call, "3314"), Connect.of()))));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        call.awaitBridged();

        assertThat(asterisk.requestLog().requests(Operation.CREATE_BRIDGE_WITH_ID))
                .singleElement()
                .satisfies(create -> assertThat(create.query()).containsEntry("type", "mixing,proxy_media"));
        call.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_that_hangs_up_ends_the_flow_and_the_callee() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            try {
                outcomes.add(call.connect(dial(call, "3314"), Connect.of()));
            } catch (CallEndedException e) {
                outcomes.add(e);
                throw e;
            }
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();

        // When
        call.hangUp();

        // Then
        assertThat(outcome()).isInstanceOf(CallEndedException.class);
        callee.awaitEnded();
        assertThat(theOnlyRecord(engine).end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void a_talk_ends_at_its_limit_after_one_party_was_warned_and_the_caller_goes_on() throws Exception {
        // Given
        Connect warned = ONE_SECOND.warning(Duration.ofMillis(900), Prompt.sound("beep"), Party.CALLEE);
        CallEngine engine = started(engine(call -> {
            outcomes.add(call.connect(dial(call, "3314"), warned));
            outcomes.add(call.play(Prompt.sound("time-is-up")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // Then
        assertThat(outcome()).isEqualTo(new ConnectOutcome.TimeLimit());
        callee.awaitEnded();
        assertThat(callee.hangupCause()).isEqualTo(16);
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        call.awaitEnded();
        assertThat(asterisk.requestLog().requests(Operation.PLAY_WITH_ID).get(0).channelId())
                .isEqualTo(callee.channelId());
        assertThat(asterisk.requestLog().requests(Operation.SET_VARIABLE))
                .as("Asterisk ends the callee's leg itself, should no instance be left")
                .anyMatch(request -> request.channelId().equals(callee.channelId())
                        && request.parameter("value").equals("1"));
        theOnlyRecord(engine);
    }

    @Test
    void a_flow_hangs_up_its_callee_and_goes_on_with_the_caller() throws Exception {
        // Given
        Connect keys = Connect.of().onKey('9', Party.CALLER, Connect.Key.Then.TELL_FLOW);
        CallEngine engine = started(engine(call -> {
            AnsweredLeg leg = dial(call, "3314");
            outcomes.add(call.connect(leg, keys));
            outcomes.add(call.hangUpCallee(HangupCause.NORMAL_CLEARING));
            outcomes.add(call.hangUpCallee(HangupCause.NORMAL_CLEARING));
            outcomes.add(call.play(Prompt.sound("goodbye")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        awaitStored("callerContinues");

        // When
        call.press("9");

        // Then
        assertThat(outcome()).isInstanceOf(ConnectOutcome.KeyPressed.class);
        assertThat(outcome()).isEqualTo(new ControlOutcome.Done());
        assertThat(outcome()).isEqualTo(new ControlOutcome.LegAbsent());
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        assertThat(callee.awaitEnded().hangupCause()).isEqualTo(16);
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
    }

    @Test
    void a_key_of_the_callee_tells_the_flow_and_one_of_the_caller_hangs_the_callee_up() throws Exception {
        // Given
        Connect keys = Connect.of()
                .onKey('9', Party.CALLEE, Connect.Key.Then.TELL_FLOW)
                .onKey('*', Party.CALLER, Connect.Key.Then.HANG_UP_CALLEE)
                .music("jazz");
        CallEngine engine = started(engine(call -> {
            AnsweredLeg leg = dial(call, "3314");
            outcomes.add(call.connect(leg, keys));
            outcomes.add(call.play(Prompt.sound("recorded")));
            outcomes.add(call.connect(leg, keys));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        awaitStored("callerContinues");

        // When
        callee.presses("9");

        // Then
        assertThat(outcome())
                .isEqualTo(new ConnectOutcome.KeyPressed(keys.keys().get(0)));
        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        assertThat(call.isBridgedWith(callee)).isTrue();

        // When
        await().atMost(PATIENCE).until(() -> {
            call.press("*");
            return callee.isEnded();
        });

        // Then
        assertThat(outcome())
                .isEqualTo(new ConnectOutcome.KeyPressed(keys.keys().get(1)));
        call.awaitEnded();
        assertThat(asterisk.requestLog().requests(Operation.SET_VARIABLE))
                .filteredOn(request -> request.parameter("variable").equals("CHANNEL(musicclass)"))
                .extracting(request -> request.channelId())
                .contains(call.channelId(), callee.channelId());
        theOnlyRecord(engine);
    }

    @Test
    void no_key_means_something_to_a_flow_that_hands_its_call_over() throws Exception {
        CallEngine engine = started(engine(call -> {
            try {
                call.handOver(dial(call, "3314"), Connect.of().onKey('1', Party.CALLER, Connect.Key.Then.TELL_FLOW));
            } catch (IllegalArgumentException e) {
                outcomes.add(e.getMessage());
            }
        }));

        asterisk.call("1000").dialling("100").place().awaitEnded();

        assertThat((String) outcome()).startsWith("keys and keepingCallee need a flow that waits");
        theOnlyRecord(engine);
    }

    @Test
    void a_call_that_was_handed_over_with_a_limit_ends_at_it() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> call.handOver(dial(call, "3314"), ONE_SECOND)));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // Then
        call.awaitEnded();
        callee.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_call_that_is_handed_over_with_a_route_ends_at_the_limit_of_the_route_after_its_warning() throws Exception {
        // Given
        LongestTalk longest =
                LongestTalk.of(Duration.ofSeconds(1)).warning(Duration.ofMillis(900), "beep", Party.CALLER);
        Route route = Route.inOrder(List.of(DialTarget.pjsip("peer", "3314"))).with(longest);
        CallEngine engine = started(engine(call -> call.dialAndBridge(route)));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();

        // Then
        call.awaitHears("sound:beep").awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_leg_that_is_not_connected_with_the_caller_is_refused() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            AnsweredLeg leg = dial(call, "3314");
            try {
                call.connect(new AnsweredLeg(9, leg.channel()), Connect.of());
            } catch (IllegalArgumentException e) {
                outcomes.add(e.getMessage());
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat((String) outcome()).startsWith("leg 9 of call ").endsWith(" is not connected with the caller");
        theOnlyRecord(engine);
    }

    private void awaitStored(String state) {
        CallOrigin origin = new CallOrigin(ari.application(), ari.server().entityId());
        await().atMost(PATIENCE)
                .until(() -> sessions.live(origin).toCompletableFuture().join().stream()
                        .anyMatch(session -> String.valueOf(session.state()).contains(state)));
    }

    /** Connects, and notes whether it was resumed. */
    private final class Connecting implements CallFlow {
        @Override
        public void run(Call call) {
            outcomes.add(call.connect(dial(call, "3314"), Connect.of()));
        }

        @Override
        public void resume(Call call) {
            outcomes.add("resumed");
            call.play(Prompt.sound("goodbye"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }
    }

    @Test
    void after_a_restart_the_parties_talk_on_and_the_flow_resumes_when_the_callee_hangs_up() throws Exception {
        // Given
        CallEngine first = started(engine(new Connecting()));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        awaitStored("callerContinues");
        first.close();
        ari.close();

        // When
        CallEngine second = started(CallEngine.builder(patientClient())
                .flow(new Connecting())
                .cdrs(cdrs)
                .sessions(sessions)
                .settings(settings()));
        assertThat(call.isBridgedWith(callee)).isTrue();
        callee.hangsUp();

        // Then
        assertThat(outcome()).isEqualTo("resumed");
        call.awaitEnded();
        assertThat(theOnlyRecord(second).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_dial_while_a_callee_is_connected_fails_and_its_talk_goes_on() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            AnsweredLeg leg = dial(call, "3314");
            try {
                dial(call, "3315");
            } catch (IllegalStateException e) {
                outcomes.add(e.getMessage());
            }
            outcomes.add(call.connect(leg, Connect.of()));
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();

        // Then
        assertThat(outcome()).asString().contains("cannot dial: a callee is connected with the caller");
        asterisk.awaitDialled("3314").hangsUp();
        assertThat(outcome()).isEqualTo(new ConnectOutcome.CalleeLeft(HangupCause.NORMAL_CLEARING));
        call.awaitEnded();
        assertThat(theOnlyRecord(engine).legs()).hasSize(2);
        assertThat(asterisk.dialled("3315")).isEmpty();
    }
}
