package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.examples.b2bua.real.service.DeskCall;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A supervisor takes part in a talk on the real Asterisk, and its parties hear as much of it as they are to. */
class SupervisionIT {
    private static final DialTarget DESK = DialTarget.endpoint("desk-2");

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

    private void joins(CompletionStage<ControlOutcome> order) throws Exception {
        talk.supervisor.awaitRinging().answer();
        assertThat(DeskCall.of(order)).isEqualTo(new ControlOutcome.Done());
    }

    @Test
    void who_listens_hears_the_talk_and_is_heard_by_none() throws Exception {
        joins(talk.handle().listen(DESK, Party.CALLEE));

        talk.caller.awaitTalksWith(talk.callee);
        talk.caller.fallSilent();
        talk.supervisor.awaitHears(talk.callee);
        talk.caller.speak();
        talk.callee.fallSilent();
        talk.supervisor.awaitHears(talk.caller);
        talk.callee.speak();
        talk.supervisor.hangUp();
        talk.caller.awaitTalksWith(talk.callee);
        assertThat(talk.end().legs())
                .extracting(leg -> leg.role())
                .containsExactly(LegRole.CALLER, LegRole.CALLEE, LegRole.SUPERVISOR);
    }

    @Test
    void who_whispers_is_heard_by_one_party() throws Exception {
        joins(talk.handle().whisper(DESK, Party.CALLEE));

        talk.callee.awaitHearsOthersThan(talk.caller);
        talk.caller.awaitHears(talk.callee);
        talk.caller.fallSilent();
        talk.callee.awaitHears(talk.supervisor);
        talk.end();
    }

    @Test
    void who_barges_in_is_heard_by_both_and_leaves_the_talk_as_it_was() throws Exception {
        joins(talk.handle().barge(DESK, Party.CALLEE));

        talk.callee.awaitHearsOthersThan(talk.caller);
        talk.caller.awaitHearsOthersThan(talk.callee);
        talk.callee.fallSilent();
        talk.caller.awaitHears(talk.supervisor);
        talk.callee.speak();
        talk.supervisor.hangUp();
        talk.caller.awaitTalksWith(talk.callee);
        talk.end();
    }
}
