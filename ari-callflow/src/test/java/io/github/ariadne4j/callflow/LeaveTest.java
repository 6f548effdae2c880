package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers leave the application. */
class LeaveTest extends EngineOnSimulator {
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void a_caller_that_goes_on_in_the_dialplan_has_a_record_that_says_so_and_its_callee_ends() throws Exception {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        CallEngine engine = started(engine(call -> {
            if (call.dialled().equals("100")) {
                call.dial(DialTarget.pjsip("peer", "3314"));
                outcomes.add(call.continueInDialplan("from-carrier", "200", 1));
            } else {
                outcomes.add("came back");
                call.hangUp(HangupCause.NORMAL_CLEARING);
            }
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place();

        // Then
        assertThat(List.of(outcome(), outcome())).containsExactlyInAnyOrder(new LeaveOutcome.Left(), "came back");
        LoggedRequest request =
                asterisk.requestLog().requests(Operation.CONTINUE).get(0);
        assertThat(request.parameter("context")).isEqualTo("from-carrier");
        assertThat(request.parameter("extension")).isEqualTo("200");
        assertThat(request.parameter("priority")).isEqualTo("1");
        call.awaitEnded();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitNoChannels(PATIENCE);
        assertThat(cdrs.records()).hasSize(2);
        CallDetailRecord cdr = cdrs.records().stream()
                .filter(record -> record.parties().dialled().equals("100"))
                .findFirst()
                .orElseThrow();
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.REDIRECTED);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_caller_that_is_to_move_to_an_application_that_is_not_connected_stays_in_its_flow() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            outcomes.add(call.move("absent", "one", "two"));
            call.hangUp(HangupCause.USER_BUSY);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(outcome()).isEqualTo(new LeaveOutcome.Stayed());
        assertThat(asterisk.requestLog().requests(Operation.MOVE).get(0).parameter("appArgs"))
                .isEqualTo("one,two");
        assertThat(theOnlyRecord(engine).end().cause()).isEqualTo(HangupCause.USER_BUSY);
    }

    @Test
    void a_caller_that_was_not_answered_is_redirected_with_302() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> outcomes.add(call.redirect(new ContactUri("sip:100@192.0.2.7")))));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(outcome()).isEqualTo(new LeaveOutcome.Left());
        assertThat(call.finalSipStatus()).isEqualTo(302);
        assertThat(asterisk.requestLog().requests(Operation.REDIRECT).get(0).parameter("endpoint"))
                .isEqualTo("PJSIP/sip:100@192.0.2.7");
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
    }

    @Test
    void what_asterisk_refuses_is_thrown_and_the_flow_goes_on() throws Exception {
        // Given
        asterisk.faults().on(Operation.REDIRECT).reply(422);
        CallEngine engine = started(engine(call -> {
            try {
                call.redirect(new ContactUri("sip:100@192.0.2.7"));
            } catch (AriException e) {
                outcomes.add("refused");
            }
            call.hangUp(HangupCause.USER_BUSY);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(outcome()).isEqualTo("refused");
        theOnlyRecord(engine);
    }

    @ParameterizedTest
    @CsvSource({"'a b', 100, 1", "office, '1,2', 1", "office, 100, 0", "'', 100, 1", "office, '${X}', 1"})
    void a_place_in_the_dialplan_is_one(String context, String extension, int priority) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Departure.ToDialplan(context, extension, priority));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a/b"})
    void an_application_has_a_name(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Departure.ToApplication(name, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Departure.ToApplication("other", List.of("a,b")));
    }
}
