package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine of the test's own on the real Asterisk begins calls to telephones. */
class OutboundIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private AriClient ari;
    private CallEngine engine;
    private Telephone agent;
    private Telephone customer;

    @BeforeEach
    void start() {
        agent = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        customer = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        startEngine();
    }

    private void startEngine() {
        ari = RealServices.connect(SERVICES.asterisk());
        engine = CallEngine.builder(ari)
                .flows(new ClickToDial())
                .sessions(sessions)
                .cdrs(records)
                .start();
    }

    /** No call comes in. */
    private static final class ClickToDial implements FlowSelector, CallFlow {
        @Override
        public CallFlow flowFor(IncomingCall call) {
            throw new IllegalStateException("no call comes in here: " + call);
        }

        @Override
        public CallFlow flowForOutbound(IncomingCall call) {
            return this;
        }

        @Override
        public void run(Call call) {
            if (call.dial(DialTarget.endpoint("desk-2")) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
            }
        }
    }

    @AfterEach
    void stop() {
        stopEngine();
        List.of(agent, customer).forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    private void stopEngine() {
        engine.close();
        ari.close();
    }

    private OriginatedCall originate(CallFlow flow) {
        return engine.originate(Originate.to(DialTarget.endpoint("desk-1"), flow));
    }

    private static OriginateOutcome outcomeOf(OriginatedCall originated) throws Exception {
        return originated.outcome().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private CallDetailRecord theOnlyRecord() {
        SERVICES.asterisk().awaitEmpty();
        await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
        CallDetailRecord cdr = records.written().get(0);
        assertThat(cdr.direction()).isEqualTo(CallDirection.OUTBOUND);
        return cdr;
    }

    @Test
    void a_telephone_that_answers_hears_what_the_flow_plays_and_its_hang_up_ends_the_call() throws Exception {
        // Given
        OriginatedCall originated = engine.originate(Originate.to(
                        DialTarget.endpoint("desk-1"),
                        call -> call.play(Prompt.sound("tt-monkeys"), Prompt.sound("tt-monkeys")))
                .callerId(OutboundCallerId.of("+4930123").named("Acme, Berlin"))
                .account("acme"));

        // When
        agent.awaitRinging().answer();

        // Then
        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.Answered());
        assertThat(agent.headerOf("INVITE", "From")).startsWith("\"Acme, Berlin\" <sip:+4930123@");
        agent.awaitMedia();
        agent.hangUp();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.callId()).isEqualTo(originated.id());
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(cdr.timeline().ringing()).isNotNull();
        assertThat(agent.requests()).containsExactly("INVITE", "ACK");
    }

    @Test
    void a_busy_telephone_is_told_as_busy() throws Exception {
        OriginatedCall originated = originate(call -> heard.add("flow"));

        agent.awaitRinging().refuse("486 Busy Here");

        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.NotAnswered(HangupCause.USER_BUSY));
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_telephone_that_does_not_answer_in_time_stops_ringing() throws Exception {
        Originate request = Originate.to(DialTarget.endpoint("desk-1"), call -> heard.add("flow"));

        OriginatedCall originated = engine.originate(request.answerWithin(Duration.ofSeconds(2)));

        agent.awaitRinging().awaitRequest("CANCEL");
        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.NotAnswered(HangupCause.NO_ANSWER));
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void of_two_that_ring_the_one_that_answers_is_served_and_the_other_stops() throws Exception {
        Route both = Route.together(List.of(DialTarget.endpoint("desk-1"), DialTarget.endpoint("desk-2")));
        OriginatedCall originated = engine.originate(Originate.to(both, call -> call.play(Prompt.sound("tt-monkeys"))));
        agent.awaitRinging();

        customer.awaitRinging().answer();

        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.Answered());
        agent.awaitRequest("CANCEL");
        assertThat(agent.headerOf("CANCEL", "Reason")).contains("cause=200");
        customer.awaitMedia();
        customer.hangUp();
        assertThat(theOnlyRecord().parties().routed()).isEqualTo("PJSIP/desk-2");
    }

    @Test
    void the_agent_is_rung_first_then_the_customer_and_both_talk() throws Exception {
        // Given
        originate(new ClickToDial());

        // When
        agent.awaitRinging().answer();
        customer.awaitRinging().answer();

        // Then
        agent.awaitTalksWith(customer);
        agent.hangUp();
        customer.awaitRequest("BYE");
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/desk-2");
        assertThat(cdr.timeline().calleeAnswered()).isNotNull();
    }

    @Test
    void a_telephone_that_rings_when_the_application_ends_is_served_by_the_next_one() {
        // Given
        originate(call -> heard.add("flow of the instance that is gone"));
        agent.awaitRinging();
        stopEngine();

        // When
        agent.answer();
        agent.awaitRequest("ACK");
        startEngine();

        // Then
        customer.awaitRinging().answer();
        agent.awaitTalksWith(customer);
        customer.hangUp();
        agent.awaitRequest("BYE");
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(heard).isEmpty();
    }

    @Test
    void parties_who_talk_go_on_without_the_application_and_end_as_one_hangs_up() {
        // Given
        originate(call -> call.dialAndBridge(DialTarget.endpoint("desk-2")));
        agent.awaitRinging().answer();
        customer.awaitRinging().answer();
        agent.awaitTalksWith(customer);

        // When
        stopEngine();
        agent.awaitTalksWith(customer);
        startEngine();
        agent.awaitTalksWith(customer);
        customer.hangUp();

        // Then
        agent.awaitRequest("BYE");
        assertThat(theOnlyRecord().end().by()).isEqualTo(Party.CALLEE);
    }

    @Test
    void a_flow_knows_whether_a_machine_answered_from_the_dialplan() throws Exception {
        // Given
        engine.originate(Originate.to(DialTarget.local("detect-machine", "desk-1"), call -> {
            heard.add(call.variable("AMDSTATUS").orElse("nothing"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        agent.awaitRinging().answer();

        // Then: a voice that does not end is one of a machine
        assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("MACHINE");
        agent.awaitRequest("BYE");
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }
}
