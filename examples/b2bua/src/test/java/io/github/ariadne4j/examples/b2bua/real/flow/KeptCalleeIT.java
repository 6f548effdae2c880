package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On the real Asterisk: a callee that stays for its flow when the caller hangs up. */
class KeptCalleeIT {
    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final List<ControlOutcome> outcomes = new CopyOnWriteArrayList<>();
    private AriClient ari;
    private CallEngine engine;
    private Telephone caller;
    private Telephone callee;

    @BeforeEach
    void start() {
        ari = RealServices.connect(SERVICES.asterisk());
        engine = CallEngine.builder(ari)
                .flow(DurableFlow.of("told", 1, this::tellsCallee))
                .cdrs(records)
                .start();
    }

    private void tellsCallee(Call call) {
        AnsweredLeg leg = ((DialOutcome.Answered) call.dial(DialTarget.endpoint("desk-1"))).leg();
        try {
            call.connect(leg, Connect.of().keepingCallee());
        } catch (CallEndedException e) {
            outcomes.add(call.play(Party.CALLEE, Prompt.sound("hello-world")));
        }
    }

    @AfterEach
    void stop() {
        assertThat(engine.silences()).isZero();
        engine.close();
        ari.close();
        List.of(caller, callee).forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    @Test
    void it_hears_what_its_flow_plays_and_is_hung_up_when_the_flow_has_returned() {
        callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "50");
        callee.awaitRinging().answer();
        caller.awaitTalksWith(callee);

        caller.hangUp();
        callee.awaitHearsOthersThan(caller);

        callee.awaitRequest("BYE");
        assertThat(outcomes).containsExactly(new ControlOutcome.Done());
        await().until(() -> records.written().size() == 1);
        SERVICES.asterisk().awaitEmpty();
    }
}
