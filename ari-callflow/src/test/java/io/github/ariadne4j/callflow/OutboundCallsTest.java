package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.gate.CallRate;
import io.github.ariadne4j.callflow.gate.NumberRules;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that the application begins. */
class OutboundCallsTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final DialTarget AGENT = DialTarget.pjsip("office", "100");
    private static final DialTarget CUSTOMER = DialTarget.pjsip("carrier", "3314");
    private static final CallFlow NO_CALLER = call -> call.hangUp(HangupCause.NO_ROUTE);

    private final CompletableFuture<IncomingCall> began = new CompletableFuture<>();
    private final CompletableFuture<CallId> answered = new CompletableFuture<>();

    private CallEngine.Builder builder() {
        return engine(NO_CALLER).listener(new CallEngineListener() {
            @Override
            public void onStarted(IncomingCall call) {
                began.complete(call);
            }

            @Override
            public void onAnswered(CallId call, Duration setUp) {
                answered.complete(call);
            }
        });
    }

    private static OriginateOutcome outcomeOf(OriginatedCall originated) throws Exception {
        return originated.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static CallLimit atMostOne(LimitScope scope) {
        return new CallLimit(scope, 1, null, HangupCause.USER_BUSY);
    }

    private static InMemoryCallLimits limits(CallLimit one) {
        return new InMemoryCallLimits(
                scopes -> CompletableFuture.completedStage(scopes.contains(one.scope()) ? List.of(one) : List.of()));
    }

    @Test
    void the_flow_serves_who_answers_as_it_serves_a_caller() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT).thenPresses(SHORT, "1"));
        CompletableFuture<String> keys = new CompletableFuture<>();

        // When
        OriginatedCall originated = engine.originate(Originate.to(CUSTOMER, call -> {
                    keys.complete(call.gather(Gather.exactly(1)).keys());
                    call.play(Prompt.sound("goodbye"));
                    call.hangUp(HangupCause.NORMAL_CLEARING);
                })
                .noted("campaign", "autumn"));

        // Then
        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.Answered());
        assertThat(keys.get(10, TimeUnit.SECONDS)).isEqualTo("1");
        asterisk.awaitDialled("3314").awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.callId()).isEqualTo(originated.id());
        assertThat(cdr.direction()).isEqualTo(CallDirection.OUTBOUND);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.custom()).containsEntry("campaign", "autumn");
        assertThat(cdr.parties().dialled()).isEqualTo("3314");
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@carrier");
        assertThat(cdr.timeline().ringing()).isNotNull();
        assertThat(cdr.timeline().callerAnswered()).isNotNull();
        assertThat(cdr.billable()).isPositive();
        assertThat(cdr.legs()).extracting(CdrLeg::role).containsExactly(LegRole.ORIGINATED);
        assertThat(began.get(1, TimeUnit.SECONDS).isOutbound()).isTrue();
        assertThat(answered.get(1, TimeUnit.SECONDS)).isEqualTo(originated.id());
        assertThat(asterisk.requestLog().count(Operation.CREATE_BRIDGE)).isZero();
    }

    private static void originating(Call call, CompletableFuture<OriginateRequestOutcome> outcome) {
        call.answer();
        outcome.complete(call.originate(Originate.to(CUSTOMER, NO_CALLER)));
        call.play(Prompt.sound("goodbye"));
    }

    @Test
    void a_flow_that_begins_another_call_goes_on_while_its_target_rings() throws Exception {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofSeconds(30)));
        CompletableFuture<OriginateRequestOutcome> outcome = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> originating(call, outcome)));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        OriginateRequestOutcome begun = outcome.get(10, TimeUnit.SECONDS);
        assertThat(begun).isInstanceOf(OriginateRequestOutcome.Accepted.class);
        assertThat(engine.call(begun.id())).isPresent();
        engine.handle(begun.id()).hangUp(HangupCause.NORMAL_CLEARING);
        asterisk.awaitDialled("3314").awaitEnded();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        assertThat(cdrs.records())
                .extracting(CallDetailRecord::direction)
                .containsExactly(CallDirection.INBOUND, CallDirection.OUTBOUND);
    }

    @Test
    void a_flow_whose_request_for_another_call_is_refused_gets_the_reason_and_goes_on() throws Exception {
        // Given
        CompletableFuture<OriginateRequestOutcome> drained = new CompletableFuture<>();
        CompletableFuture<CallEngine> running = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
            running.join().drain();
            originating(call, drained);
        }));
        running.complete(engine);

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(drained.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(OriginateRequestOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Refusal.DRAINING);
                    assertThat(refused.cause()).isEqualTo(HangupCause.CONGESTION);
                });
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_flow_whose_other_call_is_over_a_limit_gets_that_as_its_outcome() throws Exception {
        // Given
        CompletableFuture<OriginateRequestOutcome> outcome = new CompletableFuture<>();
        CallLimit none = new CallLimit(LimitScope.dialledTrunk("carrier"), 0, null, HangupCause.USER_BUSY);
        CallEngine engine = started(engine(call -> originating(call, outcome)).limits(limits(none)));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(outcome.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        OriginateRequestOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.LIMITS));
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isZero();
    }

    @Test
    void nothing_is_told_to_asterisk_on_behalf_of_a_channel_that_is_not_there() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        outcomeOf(engine.originate(Originate.to(CUSTOMER, call -> call.play(Prompt.sound("hello")))
                .callerId(OutboundCallerId.of("+33123456789"))
                .account("acme")));

        // Then
        theOnlyRecord(engine);
        LoggedRequest create =
                asterisk.requestLog().requests(Operation.CREATE_CHANNEL).get(0);
        LoggedRequest dial = asterisk.requestLog().requests(Operation.DIAL).get(0);
        assertThat(create.parameter("originator")).isEmpty();
        assertThat(dial.parameter("caller")).isEmpty();
        assertThat(create.body()).contains("\"CONNECTEDLINE(priv-num,i)\":\"+33123456789\"");
        assertThat(create.body()).contains("\"CHANNEL(accountcode)\":\"acme\"");
    }

    @Test
    void click_to_dial_rings_the_agent_first_and_connects_both() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        CompletableFuture<Object> thrown = new CompletableFuture<>();

        // When
        OriginatedCall originated = engine.originate(Originate.to(AGENT, call -> {
            try {
                if (call.dial(CUSTOMER) instanceof DialOutcome.Answered customer) {
                    call.connect(customer.leg(), Connect.of());
                }
            } catch (CallEndedException e) {
                thrown.complete(e);
                throw e;
            }
        }));
        SimulatedCallee customer = asterisk.awaitDialled("3314");
        await().atMost(PATIENCE).until(customer::isAnswered);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().size() == 1);
        asterisk.awaitDialled("100").hangsUp();

        // Then
        customer.awaitEnded();
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(CallEndedException.class);
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.callId()).isEqualTo(originated.id());
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@carrier");
        assertThat(cdr.parties().callerChannel()).isEqualTo(cdr.legs().get(0).channel());
        assertThat(cdr.parties().calleeChannel()).isEqualTo(cdr.legs().get(1).channel());
        assertThat(cdr.legs()).extracting(CdrLeg::role).containsExactly(LegRole.ORIGINATED, LegRole.CALLEE);
        assertThat(asterisk.requestLog().requests(Operation.DIAL).get(1).parameter("caller"))
                .isEqualTo(cdr.legs().get(0).channel().value());
    }

    @Test
    void of_several_that_ring_the_first_that_answers_is_served_and_the_others_stop() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("100", CalleeScript.ringsForever());
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(Duration.ofMillis(100), SHORT));

        // When
        outcomeOf(
                engine.originate(Originate.to(Route.together(List.of(AGENT, CUSTOMER)), call -> call.pause(PATIENCE))));

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.legs().get(0).end().causeSent()).isEqualTo(HangupCause.ANSWERED_ELSEWHERE);
        assertThat(cdr.legs()).extracting(CdrLeg::role).containsExactly(LegRole.CALLEE, LegRole.ORIGINATED);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@carrier");
    }

    @Test
    void a_busy_target_is_told_with_its_cause_and_its_flow_never_runs() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.busy());
        CompletableFuture<Void> ran = new CompletableFuture<>();

        // When
        OriginatedCall originated = engine.originate(Originate.to(CUSTOMER, call -> ran.complete(null)));

        // Then
        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.NotAnswered(HangupCause.USER_BUSY));
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.BUSY);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.USER_BUSY);
        assertThat(cdr.end().sipStatus()).isEqualTo(486);
        assertThat(cdr.billable()).isZero();
        assertThat(ran).isNotDone();
    }

    @Test
    void a_target_that_does_not_answer_in_time_counts_as_no_answer() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.ringsForever());

        // When
        OriginatedCall originated =
                engine.originate(Originate.to(CUSTOMER, call -> {}).answerWithin(Duration.ofSeconds(1)));

        // Then
        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.NotAnswered(HangupCause.NO_ANSWER));
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void a_call_is_cancelled_while_it_rings() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        OriginatedCall originated = engine.originate(Originate.to(CUSTOMER, call -> {}));
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        HangupOutcome hungUp = originated
                .call()
                .hangUp(HangupCause.NORMAL_CLEARING)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        // Then
        assertThat(hungUp).isEqualTo(HangupOutcome.REQUESTED);
        callee.awaitEnded();
        assertThat(outcomeOf(originated)).isEqualTo(new OriginateOutcome.NotAnswered(HangupCause.NORMAL_CLEARING));
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_denied_number_is_refused_and_recorded_as_a_refused_call() throws Exception {
        // Given
        CallEngine engine = started(builder().gate(NumberRules.defaults()));

        // When
        OriginatedCall originated =
                engine.originate(Originate.to(DialTarget.pjsip("carrier", "0088112345678"), call -> {}));

        // Then
        assertThat(outcomeOf(originated))
                .isEqualTo(new OriginateOutcome.Refused(Refusal.NUMBER_DENIED, HangupCause.CALL_REJECTED));
        await().atMost(PATIENCE).until(() -> cdrs.refusals().size() == 1);
        assertThat(cdrs.refusals().get(0).dialled()).isEqualTo("0088112345678");
        assertThat(engine.refusedCalls()).containsEntry(Refusal.NUMBER_DENIED, 1L);
        assertThat(cdrs.records()).isEmpty();
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isZero();
    }

    @Test
    void more_calls_a_second_than_the_rate_are_refused() throws Exception {
        // Given
        CallEngine engine = started(builder().gate(CallRate.of(1, () -> 0)));
        asterisk.callees().on("3314", CalleeScript.busy());
        outcomeOf(engine.originate(Originate.to(CUSTOMER, call -> {})));

        // When
        OriginateOutcome second = outcomeOf(engine.originate(Originate.to(CUSTOMER, call -> {})));

        // Then
        assertThat(second).isEqualTo(new OriginateOutcome.Refused(Refusal.CALL_RATE, HangupCause.CONGESTION));
    }

    @Test
    void limits_of_the_account_and_of_the_dialled_trunk_count() throws Exception {
        for (LimitScope scope : List.of(LimitScope.account("acme"), LimitScope.dialledTrunk("carrier"))) {
            // Given
            CallEngine engine = builder().limits(limits(atMostOne(scope))).start();
            asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
            Originate request =
                    Originate.to(CUSTOMER, call -> call.pause(PATIENCE)).account("acme");
            OriginatedCall first = engine.originate(request);
            outcomeOf(first);

            // When
            OriginateOutcome second = outcomeOf(engine.originate(request));

            // Then
            assertThat(second).isEqualTo(new OriginateOutcome.Refused(Refusal.LIMITS, HangupCause.USER_BUSY));
            await().atMost(PATIENCE).until(() -> !cdrs.records().isEmpty());
            assertThat(cdrs.records().get(0).disposition()).isEqualTo(Disposition.REFUSED);
            assertThat(cdrs.records().get(0).custom()).containsKey("refused");
            first.call().hangUp(HangupCause.NORMAL_CLEARING);
            assertThat(engine.awaitIdle(PATIENCE)).isTrue();
            engine.close();
            cdrs.records().clear();
        }
    }

    @Test
    void an_engine_that_drains_or_is_full_refuses() throws Exception {
        // Given
        CallEngine full = started(builder().settings(settings().withMostCalls(1)));
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        OriginatedCall rings = full.originate(Originate.to(CUSTOMER, call -> {}));

        // When
        OriginateOutcome oneTooMany = outcomeOf(full.originate(Originate.to(CUSTOMER, call -> {})));
        full.drain();
        OriginateOutcome draining = outcomeOf(full.originate(Originate.to(CUSTOMER, call -> {})));

        // Then
        assertThat(oneTooMany).isEqualTo(new OriginateOutcome.Refused(Refusal.MOST_CALLS, HangupCause.CONGESTION));
        assertThat(draining).isEqualTo(new OriginateOutcome.Refused(Refusal.DRAINING, HangupCause.CONGESTION));
        rings.call().hangUp(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void an_engine_that_is_closed_gives_the_call_up() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        OriginatedCall rings = engine.originate(Originate.to(CUSTOMER, call -> {}));
        asterisk.awaitDialled("3314");

        // When
        engine.close();

        // Then
        assertThat(outcomeOf(rings)).isEqualTo(new OriginateOutcome.GivenUp());
        assertThat(outcomeOf(engine.originate(Originate.to(CUSTOMER, call -> {}))))
                .isEqualTo(new OriginateOutcome.GivenUp());
    }

    @Test
    void the_first_party_may_be_given_to_the_dialplan_and_begins_a_call_of_its_own_if_it_comes_back() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));

        // When
        outcomeOf(engine.originate(Originate.to(CUSTOMER, call -> call.continueInDialplan("office", "100", 1))));

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 2);
        assertThat(cdrs.records())
                .extracting(CallDetailRecord::direction)
                .containsExactlyInAnyOrder(CallDirection.OUTBOUND, CallDirection.INBOUND);
        CallDetailRecord cdr = cdrs.records().stream()
                .filter(record -> record.direction() == CallDirection.OUTBOUND)
                .findAny()
                .orElseThrow();
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.REDIRECTED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        asterisk.awaitNoChannels(PATIENCE);
    }

    @Test
    void a_restart_of_asterisk_ends_the_call_with_one_record() throws Exception {
        // Given
        CallEngine engine = started(builder());
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        OriginatedCall originated = engine.originate(Originate.to(CUSTOMER, call -> call.pause(PATIENCE)));
        outcomeOf(originated);

        // When
        asterisk.restartAsterisk();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.end().source().name()).isEqualTo("ASTERISK_LOST");
    }
}
