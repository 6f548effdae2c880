package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.testkit.rest.Operation;
import org.junit.jupiter.api.Test;

/** A flow reads headers and variables of its caller. */
class ReadVariablesTest extends EngineOnSimulator {
    @Test
    void a_header_and_a_variable_that_are_there_are_read_and_those_that_are_not_are_empty()
            throws InterruptedException {
        // Given
        CallEngine engine = started(engine(call -> {
            call.note("header", call.header("X-Account").orElse("none"));
            call.note("no-header", call.header("X-Missing").orElse("none"));
            call.note("state", call.variable("CHANNEL(state)").orElse("none"));
            call.note("no-variable", call.variable("CAMPAIGN").orElse("none"));
            call.hangUp(HangupCause.CALL_REJECTED);
        }));

        // When
        asterisk.call("1000")
                .dialling("100")
                .withHeader("x-account", "4711; b")
                .place()
                .awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.custom())
                .containsEntry("header", "4711; b")
                .containsEntry("no-header", "none")
                .containsEntry("state", "Ring")
                .containsEntry("no-variable", "none");
        assertThat(asterisk.requestLog().count(Operation.GET_VARIABLE)).isEqualTo(4);
    }

    @Test
    void a_name_that_is_none_is_refused_before_anything_is_sent() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(call -> {
            assertThatThrownBy(() -> call.variable("SHELL(id)")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> call.header("X)")).isInstanceOf(IllegalArgumentException.class);
            call.note("refused", "both");
            call.hangUp(HangupCause.CALL_REJECTED);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(theOnlyRecord(engine).custom()).containsEntry("refused", "both");
        assertThat(asterisk.requestLog().count(Operation.GET_VARIABLE)).isZero();
    }
}
