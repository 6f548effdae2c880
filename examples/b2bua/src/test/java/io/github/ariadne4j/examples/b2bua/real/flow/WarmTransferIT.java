package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents on the real Asterisk who transfer their caller after a consultation. */
class WarmTransferIT {
    private static final DtmfMode KEYS = DtmfMode.RFC_4733;
    private static final WarmTransfer TERMS =
            WarmTransfer.to(DialTarget.endpoint("desk-2")).completedBy('1').takenBackBy('*');

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final List<TransferOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final BlockingQueue<CallId> ids = new LinkedBlockingQueue<>();
    private AriClient ari;
    private CallEngine engine;
    private Telephone caller;
    private Telephone agent;
    private Telephone target;

    @BeforeEach
    void start() {
        start(this::transfers);
    }

    private void start(CallFlow flow) {
        ari = RealServices.connect(SERVICES.asterisk());
        engine = CallEngine.builder(ari)
                .flow(DurableFlow.of("reception", 1, flow))
                .sessions(sessions)
                .cdrs(records)
                .start();
    }

    private void transfers(Call call) {
        AnsweredLeg leg = ((DialOutcome.Answered) call.dial(DialTarget.endpoint("desk-1"))).leg();
        TransferOutcome outcome = call.transfer(leg, TERMS);
        outcomes.add(outcome);
        call.connect(outcome instanceof TransferOutcome.Joined joined ? joined.target() : leg, Connect.of());
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    /** The flow waits for the end of the talk. */
    private void talks(Call call) {
        AnsweredLeg leg = ((DialOutcome.Answered) call.dial(DialTarget.endpoint("desk-1"))).leg();
        ids.add(call.id());
        ConnectOutcome outcome = call.connect(leg, Connect.of());
        if (outcome instanceof ConnectOutcome.Transferred transferred) {
            call.connect(transferred.target(), Connect.of());
        }
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private CompletionStage<ControlOutcome> ordered(CallId id) {
        return engine.handle(id)
                .transfer(TERMS)
                .thenCompose(outcome -> outcome instanceof ControlOutcome.NotNow
                        ? ordered(id)
                        : CompletableFuture.completedStage(outcome));
    }

    private void talk() {
        agent = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        target = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "50");
        agent.awaitRinging().answer();
        caller.awaitTalksWith(agent);
    }

    private void request() {
        agent = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        target = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "50");
        agent.awaitRinging().answer();
        target.awaitRinging();
        List.of(caller, agent).forEach(Telephone::awaitMoreMedia);
    }

    private void consult() {
        request();
        target.answer();
        agent.awaitTalksWith(target);
        caller.awaitHearsOthersThan(agent);
        assertThat(caller.hasHeard(target)).isFalse();
    }

    private void restart() {
        engine.close();
        ari.close();
        start();
        await().until(() -> engine.activeCalls() == 1);
    }

    @AfterEach
    void stop() {
        assertThat(engine.silences()).isZero();
        engine.close();
        ari.close();
        List.of(caller, agent, target).forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    private void awaitRecord() {
        await().until(() -> records.written().size() == 1);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void the_agent_completes_the_transfer_by_a_key() {
        consult();

        agent.press("1", KEYS);

        agent.awaitRequest("BYE");
        caller.awaitTalksWith(target);
        target.hangUp();
        caller.awaitRequest("BYE");
        awaitRecord();
    }

    @Test
    void the_agent_takes_the_caller_back() {
        consult();

        agent.press("*", KEYS);

        target.awaitRequest("BYE");
        caller.awaitTalksWith(agent);
        assertThat(outcomes).containsExactly(new TransferOutcome.TakenBack());
        agent.hangUp();
        caller.awaitRequest("BYE");
        awaitRecord();
    }

    @Test
    void the_agent_takes_the_caller_back_while_the_target_rings() {
        request();

        agent.press("*", KEYS);

        target.awaitRequest("CANCEL");
        caller.awaitTalksWith(agent);
        assertThat(outcomes).containsExactly(new TransferOutcome.TakenBack());
        caller.hangUp();
        awaitRecord();
    }

    @Test
    void a_target_that_rejects_the_call_leaves_the_caller_with_the_agent() {
        request();

        target.refuse("486 Busy Here");

        caller.awaitTalksWith(agent);
        assertThat(outcomes)
                .containsExactly(new TransferOutcome.NotAnswered(new DialOutcome.Busy(HangupCause.USER_BUSY)));
        caller.hangUp();
        awaitRecord();
    }

    @Test
    void the_next_instance_goes_on_with_a_target_that_rings() {
        request();
        restart();
        List.of(caller, agent).forEach(Telephone::awaitMoreMedia);

        target.answer();
        agent.awaitTalksWith(target);
        agent.hangUp();

        caller.awaitTalksWith(target);
        caller.hangUp();
        awaitRecord();
    }

    @Test
    void the_next_instance_goes_on_with_a_consultation() {
        consult();
        restart();
        agent.awaitTalksWith(target);
        caller.awaitHearsOthersThan(agent);

        agent.press("1", KEYS);

        caller.awaitTalksWith(target);
        target.hangUp();
        caller.awaitRequest("BYE");
        awaitRecord();
    }

    @Test
    void a_transfer_that_is_ordered_from_outside_ends_in_the_flow_that_waits() throws Exception {
        engine.close();
        ari.close();
        start(this::talks);
        talk();
        CompletableFuture<ControlOutcome> ordered =
                ordered(ids.poll(10, TimeUnit.SECONDS)).toCompletableFuture();
        target.awaitRinging().answer();
        agent.awaitTalksWith(target);
        caller.awaitHearsOthersThan(agent);

        agent.press("1", KEYS);

        assertThat(ordered.get(10, TimeUnit.SECONDS)).isEqualTo(new ControlOutcome.Done());
        agent.awaitRequest("BYE");
        caller.awaitTalksWith(target);
        target.hangUp();
        caller.awaitRequest("BYE");
        awaitRecord();
    }
}
