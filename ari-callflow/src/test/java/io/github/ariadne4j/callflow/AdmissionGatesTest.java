package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.gate.CallAttempt;
import io.github.ariadne4j.callflow.gate.CallRate;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.gate.HopLimit;
import io.github.ariadne4j.callflow.gate.NumberRules;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gates decide about every call and every target. */
class AdmissionGatesTest extends EngineOnSimulator {
    private static final Refusal BLOCKED = new Refusal("BLOCKED_CALLER");

    private final List<RefusalRecord> told = new CopyOnWriteArrayList<>();

    private CallEngine.Builder gated(CallFlow flow, AdmissionGate gate) {
        return engine(flow).gate(gate).listener(new CallEngineListener() {
            @Override
            public void onRefused(RefusalRecord refused) {
                told.add(refused);
            }
        });
    }

    private static DialAndBridge toThePeer() {
        return new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()));
    }

    private SimulatedCall place(String dialled) {
        return asterisk.call("1000").dialling(dialled).place();
    }

    @Test
    void a_teams_own_gate_refuses_with_its_cause_and_reason_and_the_call_leaves_no_session_and_no_cdr() {
        // Given
        CallEngine engine = started(gated(toThePeer(), new AdmissionGate() {
            @Override
            public Set<Refusal> reasons() {
                return Set.of(BLOCKED);
            }

            @Override
            public GateDecision admit(CallAttempt attempt) {
                return attempt.call().caller().number().equals("1000")
                        ? new GateDecision.Refused(HangupCause.USER_BUSY, BLOCKED)
                        : GateDecision.ADMITTED;
            }
        }));

        // When
        SimulatedCall blocked = place("3314").awaitEnded();
        SimulatedCall other = asterisk.call("2000").dialling("3314").place().awaitAnswered();

        // Then
        assertThat(blocked.finalSipStatus()).isEqualTo(486);
        await().atMost(PATIENCE).until(() -> cdrs.refusals().size() == 1);
        assertThat(told)
                .isEqualTo(cdrs.refusals())
                .extracting(RefusalRecord::cause)
                .containsExactly(BLOCKED);
        assertThat(engine.refusedCalls()).containsEntry(BLOCKED, 1L).containsEntry(Refusal.OVERLOAD, 0L);
        assertThat(cdrs.records()).isEmpty();
        other.hangUp();
    }

    @Test
    void a_dialled_number_that_the_rules_deny_reaches_no_router() {
        // Given
        CallEngine engine = started(gated(
                new DialAndBridge(call -> {
                    throw new AssertionError("routed " + call.dialled());
                }),
                NumberRules.defaults()));

        // When
        SimulatedCall call = place("00881612345678").awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(403);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.NUMBER_DENIED, 1L);
    }

    static Stream<CallFlow> flows_that_dial_a_denied_number() {
        DialTarget denied = DialTarget.pjsip("carrier", "00881612345678");
        return Stream.of(
                new DialAndBridge(call -> denied),
                new DialAndBridge(Router.nonBlocking(call -> denied)),
                call -> call.dialAndBridge(denied));
    }

    @ParameterizedTest
    @MethodSource("flows_that_dial_a_denied_number")
    void a_number_that_a_route_makes_is_not_dialled_and_the_cdr_says_why(CallFlow flow) throws Exception {
        // Given
        CallEngine engine = started(gated(flow, NumberRules.defaults()));

        // When
        SimulatedCall call = place("3314").awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(403);
        CallDetailRecord record = theOnlyRecord(engine);
        assertThat(record.custom()).containsEntry("refused", "NUMBER_DENIED");
        assertThat(record.legs()).hasSize(1);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.NUMBER_DENIED, 1L);
    }

    @Test
    void a_flow_that_dials_a_denied_number_is_told_and_may_go_on() throws Exception {
        // Given
        AtomicReference<DialOutcome> outcome = new AtomicReference<>();
        CallEngine engine = started(gated(
                call -> {
                    outcome.set(call.dial(DialTarget.pjsip("carrier", "+881612345678")));
                    call.dialAndBridge(DialTarget.pjsip("peer", "3314"));
                },
                NumberRules.defaults()));

        // When
        place("1").awaitAnswered().hangUp();

        // Then
        assertThat(theOnlyRecord(engine).end().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(outcome.get()).isEqualTo(DialOutcome.ofFailure(HangupCause.CALL_REJECTED));
    }

    @Test
    void a_caller_is_not_sent_to_a_denied_number_and_its_flow_goes_on() throws Exception {
        // Given
        AtomicReference<LeaveOutcome> outcome = new AtomicReference<>();
        CallEngine engine = started(gated(
                call -> {
                    outcome.set(call.redirect(new ContactUri("sip:+881612345678@192.0.2.7")));
                    call.dialAndBridge(DialTarget.pjsip("peer", "3314"));
                },
                NumberRules.defaults()));

        // When
        place("1").awaitAnswered().hangUp();

        // Then
        CallDetailRecord record = theOnlyRecord(engine);
        assertThat(outcome.get()).isEqualTo(new LeaveOutcome.Stayed());
        assertThat(record.custom()).containsEntry("refused", "NUMBER_DENIED");
        assertThat(asterisk.requestLog().count(Operation.REDIRECT)).isZero();
    }

    @Test
    void a_supervisor_with_a_denied_number_is_not_dialled() throws Exception {
        // Given
        CompletableFuture<CallId> answered = new CompletableFuture<>();
        CallEngine engine = started(gated(toThePeer(), NumberRules.defaults()).listener(new CallEngineListener() {
            @Override
            public void onAnswered(CallId call, Duration setUp) {
                answered.complete(call);
            }
        }));
        SimulatedCall call = place("3314").awaitAnswered();

        // When
        ControlOutcome outcome = engine.handle(answered.get(10, TimeUnit.SECONDS))
                .listen(DialTarget.pjsip("carrier", "+881612345678"), Party.CALLER)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        // Then
        assertThat(outcome).isEqualTo(new ControlOutcome.Refused("a gate refuses the supervisor: NUMBER_DENIED"));
        assertThat(engine.refusedCalls()).containsEntry(Refusal.NUMBER_DENIED, 1L);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
        call.hangUp();
    }

    @Test
    void more_calls_a_second_than_the_instance_takes_are_refused() {
        // Given: a clock that stands
        CallEngine engine = started(gated(toThePeer(), CallRate.of(2, () -> 0L)));

        // When
        SimulatedCall first = place("3314").awaitAnswered();
        SimulatedCall second = place("3314").awaitAnswered();
        SimulatedCall third = place("3314").awaitEnded();

        // Then
        assertThat(third.finalSipStatus()).isEqualTo(503);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.CALL_RATE, 1L);
        first.hangUp();
        second.hangUp();
    }

    @Test
    void a_call_whose_leg_comes_back_again_and_again_is_refused_after_so_many_hops() throws Exception {
        // Given: callees that only ring, and whose INVITE Asterisk sends to itself
        int most = 3;
        asterisk.callees().otherwise(CalleeScript.ringsForever());
        CallEngine engine = started(gated(toThePeer(), new HopLimit(most)));
        SimulatedCall outside = place("3300");

        // When
        for (int hop = 0; hop < most; hop++) {
            String leg = asterisk.awaitDialled("330" + hop).channelId();
            asterisk.call("1000")
                    .dialling("330" + (hop + 1))
                    .comingBackFrom(leg)
                    .place();
        }
        String last = asterisk.awaitDialled("330" + most).channelId();
        SimulatedCall refused = asterisk.call("1000")
                .dialling("3399")
                .comingBackFrom(last)
                .place()
                .awaitEnded();
        SimulatedCall another = place("3350");
        asterisk.awaitDialled("3350");

        // Then
        assertThat(refused.hangupCause()).isEqualTo(25);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.LOOP, 1L);
        assertThat(engine.activeCalls()).isEqualTo(most + 2);
        outside.cancel();
        another.cancel();
    }

    @Test
    void a_call_that_has_come_back_is_known_as_such_by_the_next_instance() throws Exception {
        // Given: a call from outside whose leg came back, and whose own leg rings
        asterisk.callees().otherwise(CalleeScript.ringsForever());
        SharedStore store = new SharedStore();
        EngineInstance first = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        SimulatedCall outside = place("3300");
        String leg = asterisk.awaitDialled("3300").channelId();
        SimulatedCall back =
                asterisk.call("1000").dialling("3301").comingBackFrom(leg).place();
        String last = asterisk.awaitDialled("3301").channelId();
        first.crash();

        // When
        List<Integer> hops = new CopyOnWriteArrayList<>();
        AriClient client = patientClient();
        started(CallEngine.builder(client)
                .flow(toThePeer())
                .store(store)
                .cdrs(cdrs)
                .settings(settings())
                .gate(new AdmissionGate() {
                    @Override
                    public Set<Refusal> reasons() {
                        return Set.of();
                    }

                    @Override
                    public GateDecision admit(CallAttempt attempt) {
                        hops.add(attempt.hops());
                        return GateDecision.ADMITTED;
                    }
                }));
        SimulatedCall again =
                asterisk.call("1000").dialling("3302").comingBackFrom(last).place();
        asterisk.awaitDialled("3302");

        // Then
        assertThat(hops).containsExactly(2);
        outside.cancel();
        back.cancel();
        again.cancel();
    }

    @Test
    void a_call_that_another_user_agent_sends_back_is_known_by_a_header_where_that_is_asked_for() throws Exception {
        // Given
        CallEngine engine = started(gated(toThePeer(), new HopLimit(3)).hopHeader());

        // When
        SimulatedCall refused = withHops("4").awaitEnded();
        SimulatedCall taken = withHops("2").awaitAnswered();
        SimulatedCall hostile = withHops("-1 ${SHELL(id)}").awaitAnswered();
        taken.hangUp();
        hostile.hangUp();

        // Then
        assertThat(refused.hangupCause()).isEqualTo(25);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.LOOP, 1L);
        assertThat(asterisk.requestLog().requests(Operation.CREATE_CHANNEL))
                .extracting(LoggedRequest::body)
                .satisfiesExactly(
                        body -> assertThat(body).contains("\"PJSIP_HEADER(add,X-Ariadne4j-Hops)\":\"3\""),
                        body -> assertThat(body).contains("\"PJSIP_HEADER(add,X-Ariadne4j-Hops)\":\"1\""));
    }

    private SimulatedCall withHops(String value) {
        return asterisk.call("1000")
                .dialling("3314")
                .withHeader("X-Ariadne4j-Hops", value)
                .place();
    }
}
