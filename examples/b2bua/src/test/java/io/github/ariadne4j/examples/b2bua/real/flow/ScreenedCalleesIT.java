package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Reason;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Recorded;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMedia;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.InProcessEngine;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callees on the real Asterisk accept a call before they are connected, keys mean something in a talk, and callers are recorded after it. */
class ScreenedCalleesIT {
    private static final Gather ONE = Gather.exactly(1)
            .prompt(Prompt.sound("tt-monkeys"))
            .accepting("1"::equals)
            .firstKeyWithin(Duration.ofSeconds(30));
    private static final ScreeningFlow PRESS_ONE = callee -> callee.gather(ONE) instanceof GatherOutcome.Digits;
    private static final Route BOTH = Route.together(
                    List.of(DialTarget.endpoint("desk-1"), DialTarget.endpoint("desk-2")))
            .with(Ringback.MUSIC);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private InProcessEngine engine;
    private Telephone first;
    private Telephone second;

    @BeforeEach
    void start() {
        engine = new InProcessEngine(SERVICES.asterisk());
        first = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        second = Telephone.waiting(SERVICES.asterisk(), "desk-2");
    }

    @AfterEach
    void stop() {
        engine.close();
        first.close();
        second.close();
    }

    private static Object dialThenTalk(Call call) {
        DialOutcome outcome = call.dial(Dial.to(BOTH).screenedBy(PRESS_ONE));
        return outcome instanceof DialOutcome.Answered answered ? call.connect(answered.leg(), Connect.of()) : outcome;
    }

    @Test
    void a_callee_that_presses_the_key_is_connected_while_the_other_one_is_asked_no_longer() throws Exception {
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, ScreenedCalleesIT::dialThenTalk)) {
            first.awaitRinging().answer();
            first.awaitMedia();
            second.awaitRinging().answer();
            second.awaitMedia();
            assertThat(caller.hasHeard(first)).isFalse();

            second.press("1", DtmfMode.RFC_4733);

            caller.awaitTalksWith(second);
            first.awaitRequest("BYE");
            second.hangUp();
            assertThat(engine.outcome()).isEqualTo(new ConnectOutcome.CalleeLeft(HangupCause.NORMAL_CLEARING));
            CallDetailRecord cdr = engine.awaitRecord(Party.APPLICATION);
            assertThat(cdr.parties().routed()).isEqualTo("PJSIP/desk-2");
            assertThat(cdr.timeline().calleeAnswered())
                    .isAfter(cdr.attempts().get(1).times().answered());
        }
    }

    @Test
    void callees_that_decline_are_hung_up_and_the_flow_goes_on() throws Exception {
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, ScreenedCalleesIT::dialThenTalk)) {
            first.awaitRinging().answer();
            first.awaitMedia();
            second.awaitRinging().answer();
            second.awaitMedia();

            first.press("2", DtmfMode.RFC_4733);
            first.awaitRequest("BYE");
            second.press("2", DtmfMode.RFC_4733);

            second.awaitRequest("BYE");
            assertThat(engine.outcome()).isEqualTo(new DialOutcome.Rejected(HangupCause.CALL_REJECTED));
            caller.awaitRequest("BYE");
        }
    }

    @Test
    void a_key_ends_the_talk_and_the_caller_leaves_a_message() throws Exception {
        Connect star = Connect.of().onKey('*', Party.CALLER, Connect.Key.Then.HANG_UP_CALLEE);
        Recording message = Recording.upTo(Duration.ofMinutes(1)).withoutBeep();
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, call -> {
            DialOutcome.Answered answered = (DialOutcome.Answered) call.dial(DialTarget.endpoint("desk-1"));
            return List.of(call.connect(answered.leg(), star), call.record(message));
        })) {
            first.awaitRinging().answer();
            caller.awaitTalksWith(first);

            caller.press("*", DtmfMode.RFC_4733);
            first.awaitRequest("BYE");
            caller.send(DtmfMedia.note(1_000, 100));
            caller.press("#", DtmfMode.RFC_4733);

            List<?> outcome = (List<?>) engine.outcome();
            assertThat(outcome.get(0))
                    .isEqualTo(new ConnectOutcome.KeyPressed(star.keys().get(0)));
            assertThat(((Recorded) outcome.get(1)).reason()).isEqualTo(Reason.KEY);
        }
    }

    @Test
    void a_key_stops_digits_that_are_said() throws Exception {
        Play digits = Play.of(Prompt.digits("1234567890123456789012345678901234567890"), Prompt.sound("tt-monkeys"));
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> flow.play(digits.stoppedBy("#")))) {
            caller.awaitMedia();

            caller.press("#", DtmfMode.RFC_4733);

            assertThat(engine.outcome()).isEqualTo(new PlayOutcome.StoppedBy('#'));
            caller.awaitRequest("BYE");
        }
    }
}
