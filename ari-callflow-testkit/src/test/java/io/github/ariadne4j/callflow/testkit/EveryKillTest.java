package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EveryKillTest {
    private static String answer(Call call, String question) {
        return call.gather(Gather.exactly(1).prompt(Prompt.sound(question)).tries(3))
                .keys();
    }

    @Test
    void a_durable_flow_has_the_same_outcome_wherever_its_application_ends() {
        DurableFlow menu = DurableFlow.of("menu", 1, call -> {
            call.answer();
            call.note("first", answer(call, "question-1"));
            call.note("second", answer(call, "question-2"));
            call.play(Prompt.sound("thanks"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        int kills = EveryKill.of(menu)
                .pressing("sound:question-1", "4")
                .pressing("sound:question-2", "2")
                .check();

        assertThat(kills).isGreaterThan(10);
    }

    private static EveryKill asksForPin(Gather pin) {
        DurableFlow asks = DurableFlow.of("pin", 1, call -> {
            call.answer();
            Gather asked = pin.prompt(Prompt.sound("enter-pin"))
                    .reprompt(Prompt.sound("wrong-pin"))
                    .accepting("1234"::equals)
                    .tries(3);
            call.note("accepted", Boolean.toString(call.gather(asked) instanceof GatherOutcome.Digits));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        return EveryKill.of(engine -> engine.flow(asks).journalKeys(JournalKeys.of("2026", new byte[32])));
    }

    @Test
    void secret_keys_that_an_interruption_loses_are_pressed_anew_and_are_no_wrong_attempt() {
        int kills = asksForPin(Gather.exactly(4).secret())
                .pressing("sound:enter-pin", "1234")
                .check();

        assertThat(kills).isGreaterThan(8);
    }

    @Test
    void a_further_attempt_is_as_without_an_interruption_wherever_the_application_ends() {
        for (Gather pin : List.of(Gather.exactly(4), Gather.exactly(4).secret())) {
            int kills = asksForPin(pin)
                    .prepared(asterisk -> asterisk.sounds().on("sound:wrong-pin", Duration.ofMillis(400)))
                    .pressing("sound:enter-pin", "9999")
                    .pressing("sound:wrong-pin", "1234")
                    .check();

            assertThat(kills).isGreaterThan(10);
        }
    }

    @Test
    void a_message_is_recorded_wherever_the_application_ends() {
        DurableFlow voicemail = DurableFlow.of("voicemail", 1, call -> {
            call.record(Recording.upTo(Duration.ofSeconds(1)).labelled("message"));
            call.play(Prompt.sound("saved"));
        });

        assertThat(EveryKill.of(voicemail).check()).isGreaterThan(6);
    }

    @Test
    void two_telephones_of_one_number_are_refused_as_one_would_not_be_heard() {
        EveryKill twice = EveryKill.of(DurableFlow.of("answers", 1, Call::answer))
                .pressing("sound:enter-pin", "1234")
                .with(ScriptedTelephone.of("1000"));

        assertThatThrownBy(twice::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two telephones have the number 1000");
    }

    @Test
    void a_talk_is_recorded_once_wherever_the_application_ends() {
        for (TalkTracks tracks : List.of(TalkTracks.MIXED, TalkTracks.CALLER)) {
            int kills = EveryKill.of(DurableFlow.of("recorded-talk", 1, call -> recordedTalk(call, tracks)))
                    .with(ScriptedTelephone.of("3314").pressingInTalkWith("1000", "7"))
                    .lostDialEndsAs(Disposition.ANSWERED)
                    .check();

            assertThat(kills).isGreaterThan(20);
        }
    }

    private static void recordedTalk(Call call, TalkTracks tracks) {
        call.answer();
        if (!(call.dial(DialTarget.pjsip("peer", "3314")) instanceof DialOutcome.Answered answered)) {
            call.hangUp(HangupCause.NO_ANSWER);
            return;
        }
        TalkRecordOutcome recorded = call.recordTalk(Recording.ofTalk(Duration.ofMinutes(2)), tracks);
        call.note("recorded", recorded.getClass().getSimpleName());
        call.play(Prompt.sound("this-talk-is-recorded"));
        call.connect(answered.leg(), Connect.of().onKey('7', Party.CALLEE, Connect.Key.Then.HANG_UP_CALLEE));
        call.play(Prompt.sound("goodbye"));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_target_is_not_dialled_twice_wherever_the_application_ends() {
        DurableFlow dials = DurableFlow.of("dials", 1, call -> {
            call.answer();
            call.dial(Dial.to(DialTarget.pjsip("peer", "3314").ringFor(Duration.ofSeconds(5))));
            call.play(Prompt.sound("busy"));
            call.hangUp(HangupCause.USER_BUSY);
        });

        int kills = EveryKill.of(dials)
                .prepared(asterisk ->
                        asterisk.callees().on("3314", CalleeScript.ringsThenRejects(Duration.ofMillis(500), 486)))
                .lostDialEndsAs(Disposition.ANSWERED)
                .check();

        assertThat(kills).isGreaterThan(8);
    }

    @Test
    void a_telephone_that_rings_is_in_no_talk_and_does_not_hang_up() {
        AtomicInteger talks = new AtomicInteger();
        DurableFlow connects = DurableFlow.of("connects", 1, call -> {
            call.answer();
            if (call.dial(DialTarget.pjsip("peer", "3314")) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
                talks.incrementAndGet();
            }
        });

        int kills = EveryKill.of(connects)
                .prepared(
                        asterisk -> asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofSeconds(1))))
                .with(ScriptedTelephone.of("3314").hangingUpInTalkWith("1000"))
                .lostDialEndsAs(Disposition.ANSWERED)
                .check();

        assertThat(kills).isGreaterThan(8);
        assertThat(talks).hasPositiveValue();
    }

    @Test
    void a_callee_that_the_flow_hangs_up_is_gone_wherever_the_application_ends_and_the_caller_goes_on() {
        Connect terms = Connect.of().onKey('9', Party.CALLER, Connect.Key.Then.TELL_FLOW);
        DurableFlow hangsUp = DurableFlow.of("hangs-up", 1, call -> {
            call.answer();
            if (call.dial(DialTarget.pjsip("peer", "3314")) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), terms);
                call.hangUpCallee(HangupCause.NORMAL_CLEARING);
                call.play(Prompt.sound("goodbye"));
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        int kills = EveryKill.of(hangsUp)
                .calledBy(ScriptedTelephone.of("1000").pressingInTalkWith("3314", "9"))
                .with(ScriptedTelephone.of("3314"))
                .lostDialEndsAs(Disposition.ANSWERED)
                .check();

        assertThat(kills).isGreaterThan(10);
    }

    @Test
    void the_next_caller_calls_in_its_turn_and_each_call_has_its_record() {
        DurableFlow greets = DurableFlow.of("greets", 1, call -> {
            call.answer();
            call.note("from", call.callerNumber());
            call.note("key", answer(call, "question"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        int kills = EveryKill.of(greets)
                .pressing("sound:question", "1")
                .with(ScriptedTelephone.of("1001")
                        .callingAfter("1000", "sound:question")
                        .pressing("sound:question", "2"))
                .check();

        assertThat(kills).isGreaterThan(10);
    }

    @Test
    void a_callee_that_hears_something_else_is_found_out() {
        AtomicInteger runs = new AtomicInteger();
        DurableFlow asks = DurableFlow.of("asks", 1, call -> {
            Prompt prompt = Prompt.sound("run-" + runs.incrementAndGet());
            Dial dial = Dial.to(DialTarget.pjsip("peer", "3314")).screenedBy(callee -> {
                callee.play(Play.of(prompt));
                return false;
            });
            call.dial(dial);
        });

        assertThatThrownBy(() ->
                        EveryKill.of(asks).with(ScriptedTelephone.of("3314")).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("3314=[sound:run-");
    }

    @Test
    void a_flow_that_is_not_deterministic_is_found_out() {
        AtomicInteger runs = new AtomicInteger();
        DurableFlow counts = DurableFlow.of("counts", 1, call -> {
            call.answer();
            call.play(Prompt.sound("welcome"));
            call.note("runs", Integer.toString(runs.incrementAndGet()));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        assertThatThrownBy(() -> EveryKill.of(counts).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("interrupted before")
                .hasMessageContaining("the call is another one");
    }
}
