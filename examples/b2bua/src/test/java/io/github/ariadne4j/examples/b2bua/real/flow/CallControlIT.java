package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.service.DeskCall;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parties of a talk on the real Asterisk are held, muted, sent keys, played to and redirected, and hear it. */
class CallControlIT {
    private static final ControlOutcome DONE = new ControlOutcome.Done();

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private DeskCall talk;

    @BeforeEach
    void connect() {
        talk = new DeskCall(SERVICES.asterisk());
    }

    @AfterEach
    void stop() {
        talk.close();
    }

    @Test
    void a_party_on_hold_hears_music_and_is_heard_until_it_is_taken_back() throws Exception {
        CallHandle call = talk.handle();

        assertThat(DeskCall.of(call.hold(Party.CALLEE))).isEqualTo(DONE);
        assertThat(DeskCall.of(call.hold(Party.CALLEE))).isEqualTo(DONE);
        talk.callee.awaitHearsOthersThan(talk.caller);
        talk.caller.awaitHears(talk.callee);

        assertThat(DeskCall.of(call.unhold(Party.CALLEE))).isEqualTo(DONE);
        talk.caller.awaitTalksWith(talk.callee);
        await().untilAsserted(() ->
                assertThat(talk.holds).contains("CALLEE held by APPLICATION", "CALLEE taken back by APPLICATION"));
    }

    @Test
    void music_is_heard_by_one_party_of_a_talk() throws Exception {
        CallHandle call = talk.handle();

        assertThat(DeskCall.of(call.music(Party.CALLER, "default"))).isEqualTo(DONE);
        talk.caller.awaitHearsMoreThan(talk.callee);
        talk.callee.awaitHears(talk.caller);

        assertThat(DeskCall.of(call.stopMusic(Party.CALLER))).isEqualTo(DONE);
        talk.caller.awaitTalksWith(talk.callee);
    }

    @Test
    void who_is_muted_is_not_heard_and_once_unmuted_is_heard_however_often_it_was_muted() throws Exception {
        CallHandle call = talk.handle();

        assertThat(DeskCall.of(call.mute(Party.CALLER, MuteDirection.IN))).isEqualTo(DONE);
        assertThat(DeskCall.of(call.mute(Party.CALLER, MuteDirection.IN))).isEqualTo(DONE);
        talk.callee.awaitHearsNothingOf(talk.caller);
        talk.caller.awaitHears(talk.callee);

        assertThat(DeskCall.of(call.unmute(Party.CALLER, MuteDirection.BOTH))).isEqualTo(DONE);
        talk.caller.awaitTalksWith(talk.callee);
    }

    @Test
    void keys_and_prompts_reach_one_party() throws Exception {
        CallHandle call = talk.handle();

        assertThat(DeskCall.of(call.sendDtmf(Party.CALLEE, "12#"))).isEqualTo(DONE);
        talk.callee.awaitKeys("12#");

        assertThat(DeskCall.of(call.play(Party.CALLER, Prompt.sound("beep")))).isEqualTo(DONE);
        talk.caller.awaitTalksWith(talk.callee);

        call.play(Party.CALLER, Prompt.sound("tt-monkeys"));
        talk.caller.awaitHearsOthersThan(talk.callee);
        talk.callee.awaitHearsNothingOf(talk.caller);
    }

    @Test
    void a_talk_goes_on_in_another_flow_with_its_caller_alone() throws Exception {
        CallFlow monkeys = call -> {
            call.note("flow", "monkeys");
            call.play(Prompt.sound("tt-monkeys"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        };

        assertThat(DeskCall.of(talk.handle().redirect(monkeys))).isEqualTo(DONE);

        talk.callee.awaitRequest("BYE");
        talk.caller.awaitHearsOthersThan(talk.callee);
        CallDetailRecord cdr = talk.end();
        assertThat(cdr.custom()).containsEntry("flow", "monkeys");
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
    }
}
