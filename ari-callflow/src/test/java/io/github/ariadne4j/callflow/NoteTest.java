package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.SessionKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notes of a flow are bounded, as they are in the session, the journal and the record. */
class NoteTest extends EngineOnSimulator {
    private static final String LONGEST_NAME = "n".repeat(Call.LONGEST_NOTE_NAME);
    private static final String LONGEST = "v".repeat(Call.LONGEST_NOTE);

    private final CallProgress progress = new CallProgress();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    private void note(Call call, String name, String value) {
        try {
            call.note(name, value);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            failures.add(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static CallFlow kind(boolean durable, CallFlow flow) {
        return durable ? DurableFlow.of("notes", 1, flow) : flow;
    }

    @ParameterizedTest(name = "durable: {0}")
    @ValueSource(booleans = {false, true})
    void names_and_values_that_are_too_long_are_refused(boolean durable) throws Exception {
        // Given
        CallEngine engine = started(engine(kind(durable, call -> {
            note(call, LONGEST_NAME, LONGEST);
            note(call, LONGEST_NAME + "n", "v");
            note(call, "longer", LONGEST + "v");
            note(call, "none", null);
            note(call, null, "v");
            call.hangUp(HangupCause.USER_BUSY);
        })));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(theOnlyRecord(engine).custom()).containsOnly(Map.entry(LONGEST_NAME, LONGEST));
        String call = "call " + cdrs.records().get(0).callId();
        assertThat(failures)
                .containsExactly(
                        "IllegalArgumentException: " + call
                                + " cannot take a note: its name has 65 characters, and may have 64",
                        "IllegalArgumentException: " + call
                                + " cannot note longer: its value has 1025 characters, and may have 1024",
                        "NullPointerException: the value of the note none is null",
                        "NullPointerException: the name of a note is null");
    }

    @ParameterizedTest(name = "durable: {0}")
    @ValueSource(booleans = {false, true})
    void a_record_has_a_limited_number_of_them_and_each_can_change(boolean durable) throws Exception {
        // Given
        CallEngine engine = started(engine(kind(durable, call -> {
            for (int number = 0; number < Call.MOST_NOTES; number++) {
                note(call, "note" + number, "v");
            }
            note(call, "another", "v");
            note(call, "note7", "changed");
            call.hangUp(HangupCause.USER_BUSY);
        })));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        Map<String, String> expected = new HashMap<>();
        for (int number = 0; number < Call.MOST_NOTES; number++) {
            expected.put("note" + number, "v");
        }
        expected.put("note7", "changed");
        assertThat(theOnlyRecord(engine).custom()).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(failures)
                .containsExactly("IllegalStateException: call "
                        + cdrs.records().get(0).callId()
                        + " cannot note another: it has 64 fields already, and may have 64");
    }

    @Test
    void a_flow_that_goes_on_with_the_call_of_another_one_has_its_notes_already_but_not_its_values() throws Exception {
        // Given
        SessionKey<String> kept = SessionKey.text("kept").inCdr();
        CompletableFuture<Void> noted = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
                    call.answer();
                    call.session().put(kept, "v");
                    for (int number = 2; number <= Call.MOST_NOTES; number++) {
                        note(call, "note" + number, "v");
                    }
                    noted.complete(null);
                    call.pause(Duration.ofMinutes(1));
                })
                .listener(progress));
        asterisk.call("1000").dialling("100").place();
        noted.get(10, TimeUnit.SECONDS);

        // When
        engine.handle(progress.began()).redirect(call -> {
            note(call, "last", "v");
            note(call, "another", "v");
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        // Then
        assertThat(failures.poll(10, TimeUnit.SECONDS)).contains("cannot note another");
        assertThat(theOnlyRecord(engine).custom())
                .hasSize(Call.MOST_NOTES + 1)
                .containsKeys("kept", "last")
                .doesNotContainKey("another");
    }
}
