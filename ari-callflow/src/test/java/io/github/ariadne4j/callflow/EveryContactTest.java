package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryContactTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final DialTarget AGENT = DialTarget.everyContactOf("agent1");

    @RegisterExtension
    final LogBook log = new LogBook();

    private CallEngine routing(Route route) {
        return started(engine(new DialAndBridge(Router.nonBlocking(call -> route))));
    }

    @ParameterizedTest(name = "router may block: {0}")
    @ValueSource(booleans = {false, true})
    void all_telephones_of_an_endpoint_ring_at_once_until_one_answers(boolean mayBlock) throws InterruptedException {
        // Given
        asterisk.registered("agent1", "sip:k1@192.0.2.7:5062", "sip:k2@192.0.2.8;transport=tcp");
        asterisk.callees().on("k*", CalleeScript.ringsForever());
        CallEngine engine = mayBlock ? started(engine(new DialAndBridge(call -> AGENT))) : routing(AGENT);

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        SimulatedCallee first = asterisk.awaitDialled("k1");
        SimulatedCallee second = asterisk.awaitDialled("k2");
        second.answers();

        // Then
        call.awaitAnswered().awaitBridged();
        assertThat(call.isBridgedWith(second)).isTrue();
        assertThat(first.awaitEnded().hangupCause()).isEqualTo(26);

        // When
        call.hangUp();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.attempts())
                .extracting(CdrLeg::target)
                .containsExactly("PJSIP/agent1/sip:k1@192.0.2.7:5062", "PJSIP/agent1/sip:k2@192.0.2.8;transport=tcp");
        assertThat(asterisk.requestLog().count(Operation.GET_VARIABLE)).isEqualTo(1);
    }

    @Test
    void the_observer_of_the_call_sees_the_question_and_its_answer() throws InterruptedException {
        // Given
        asterisk.registered("agent1", "sip:k1@192.0.2.7");
        List<String> seen = new CopyOnWriteArrayList<>();
        CallObserver observer = new CallObserver() {
            private long question;

            @Override
            public void onRequest(CallId call, long number, Supplier<String> text) {
                if (text.get().contains("/variable?variable=PJSIP_DIAL_CONTACTS")) {
                    question = number;
                    seen.add("asked");
                }
            }

            @Override
            public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
                if (number == question) {
                    seen.add(failure == null ? "told" : "failed");
                }
            }
        };
        started(engine(new DialAndBridge(Router.nonBlocking(call -> AGENT))).observer(observer));

        // When
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        // Then
        assertThat(seen).containsExactly("asked", "told");
    }

    @Test
    void an_endpoint_without_a_contact_is_dialled_itself_and_the_next_round_is_tried() throws InterruptedException {
        // Given
        asterisk.callees().on("agent1", CalleeScript.unknownEndpoint());
        CallEngine engine = routing(Route.inOrder(List.of(AGENT, DialTarget.endpoint("backup"))));

        // When
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        // Then
        assertThat(theOnlyRecord(engine).attempts())
                .extracting(CdrLeg::target)
                .containsExactly("PJSIP/agent1", "PJSIP/backup");
    }

    @Test
    void an_endpoint_that_nothing_registered_as_is_unreachable() throws InterruptedException {
        // Given
        asterisk.callees().on("agent1", CalleeScript.unknownEndpoint());
        CallEngine engine = routing(AGENT);

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(503);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.UNREACHABLE);
    }

    @Test
    void an_asterisk_that_does_not_tell_the_contacts_rings_one_of_them() throws InterruptedException {
        // Given
        asterisk.registered("agent1", "sip:k1@192.0.2.7", "sip:k2@192.0.2.8");
        asterisk.faults().on(Operation.GET_VARIABLE).reply(500);
        CallEngine engine = routing(AGENT);

        // When
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        // Then
        assertThat(theOnlyRecord(engine).attempts()).extracting(CdrLeg::target).containsExactly("PJSIP/agent1");
        assertThat(log.complaintsWith("contacts of PJSIP/agent1 are not known")).hasSize(1);
    }

    @Test
    void a_contact_that_would_call_through_another_endpoint_rings_nothing_and_silences_no_other()
            throws InterruptedException {
        // Given
        asterisk.registered("agent1", "sip:k1@192.0.2.7", "sip:evil&PJSIP/1900@premium", "sip:k2@192.0.2.8");
        CallEngine engine = routing(AGENT);

        // When
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        // Then
        assertThat(theOnlyRecord(engine).attempts())
                .extracting(CdrLeg::target)
                .containsExactly("PJSIP/agent1/sip:k1@192.0.2.7", "PJSIP/agent1/sip:k2@192.0.2.8");
        assertThat(log.complaintsWith("telephones of PJSIP/agent1 do not all ring"))
                .singleElement()
                .asString()
                .doesNotContain("premium");
    }

    @Test
    void a_caller_who_leaves_while_asterisk_is_asked_rings_nothing() throws InterruptedException {
        // Given
        asterisk.registered("agent1", "sip:k1@192.0.2.7", "sip:k2@192.0.2.8");
        asterisk.faults().on(Operation.GET_VARIABLE).delayReply(Duration.ofMillis(200));
        CallEngine engine = routing(AGENT);
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.requestLog().await(Operation.GET_VARIABLE, 1, PATIENCE);

        // When
        call.cancel();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.attempts()).isEmpty();
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isZero();
    }

    @Test
    void a_flow_dials_all_telephones_of_several_endpoints() throws InterruptedException {
        // Given
        asterisk.registered("agent1", "sip:k1@192.0.2.7", "sip:k2@192.0.2.8");
        asterisk.registered("agent2", "sip:k3@192.0.2.9");
        asterisk.callees().on("k*", CalleeScript.ringsForever()).on("k3", CalleeScript.ringsThenAnswers(SHORT));
        CallEngine engine = started(engine(call -> {
            DialOutcome outcome = call.dial(Route.together(List.of(AGENT, DialTarget.everyContactOf("agent2"))));
            call.note("outcome", outcome.getClass().getSimpleName());
            call.hangUp(outcome.cause());
        }));

        // When
        asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.custom()).containsEntry("outcome", "Answered");
        assertThat(cdr.attempts())
                .extracting(CdrLeg::target)
                .containsExactly(
                        "PJSIP/agent1/sip:k1@192.0.2.7",
                        "PJSIP/agent1/sip:k2@192.0.2.8",
                        "PJSIP/agent2/sip:k3@192.0.2.9");
    }
}
