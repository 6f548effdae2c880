package io.github.ariadne4j.callflow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.JournalFullException;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowJournalTest {
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1700000000.1"), Instant.EPOCH);
    private static final StepIntent LOOK_UP = StepIntent.of(StepKind.RECORDED, "customer");

    private Journal written = Journal.of(new FlowName("test", 1), Map.of());

    private boolean over;

    private FlowJournal journal() {
        return new FlowJournal(CALL, written, new FlowJournal.Writer() {
            @Override
            public void write(List<JournalEntry> entries) {
                written = written.with(entries);
            }

            @Override
            public void writeWithPlan(List<JournalEntry> entries) {
                write(entries);
            }

            @Override
            public boolean isOver() {
                return over;
            }

            @Override
            public void checkCall(String verb) {}
        });
    }

    private static String recorded(FlowJournal journal, int characters) {
        return journal.step(LOOK_UP, StepOutcome.TEXT, before -> "x".repeat(characters));
    }

    private int characters() {
        return written.entries().stream().mapToInt(JournalEntry::characters).sum();
    }

    @Test
    void an_outcome_that_the_journal_has_no_room_for_is_not_written_and_fails_its_step_each_time() {
        // Given
        String message =
                "flow test/1 of call " + CALL + " cannot keep the outcome of step 2 RECORDED customer (open): it has "
                        + (DurableFlow.MOST_CHARACTERS + 8) + " characters, and its journal has room for "
                        + (DurableFlow.MOST_CHARACTERS - 108);
        FlowJournal journal = journal();
        recorded(journal, 100);

        // When
        assertThatThrownBy(() -> recorded(journal, DurableFlow.MOST_CHARACTERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(recorded(journal, 10)).hasSize(10);

        // Then
        assertThat(characters()).isLessThan(1_000);
        FlowJournal again = journal();
        assertThat(recorded(again, 0)).hasSize(100);
        assertThatThrownBy(() -> recorded(again, 0)).hasMessage(message);
        assertThat(recorded(again, 0)).hasSize(10);
    }

    private static void play(FlowJournal journal, Runnable verb) {
        journal.step(StepIntent.of(StepKind.PLAY, ""), StepOutcome.DONE, before -> {
            verb.run();
            return true;
        });
    }

    private static void endsInPlay(FlowJournal journal) {
        assertThatThrownBy(() -> play(journal, () -> {
                    throw new CallEndedException(CALL);
                }))
                .isInstanceOf(CallEndedException.class);
    }

    @Test
    void the_end_of_the_call_is_thrown_at_the_same_step_and_what_is_recorded_after_it_is_known() {
        // Given
        FlowJournal journal = journal();
        play(journal, () -> {});
        endsInPlay(journal);
        assertThat(recorded(journal, 7)).hasSize(7);

        // When
        FlowJournal again = journal();

        // Then
        play(again, () -> {});
        endsInPlay(again);
        assertThat(recorded(again, 0)).hasSize(7);
        assertThat(recorded(again, 3)).hasSize(3);
        assertThat(written.entries()).hasSize(4);
    }

    @Test
    void a_call_that_is_over_when_its_flow_comes_to_a_verb_ends_it_there_and_no_further_verb_is_a_step() {
        // Given
        FlowJournal journal = journal();
        play(journal, () -> {});
        recorded(journal, 1);
        over = true;
        FlowJournal again = journal();
        play(again, () -> {});
        recorded(again, 0);

        // Then
        assertThatThrownBy(() -> play(again, () -> {})).isInstanceOf(CallEndedException.class);
        assertThatThrownBy(() -> play(again, () -> {})).isInstanceOf(CallEndedException.class);
        assertThatThrownBy(() -> again.end("hangUp")).isInstanceOf(CallEndedException.class);
        assertThat(recorded(again, 7)).hasSize(7);
        assertThat(written.entries())
                .extracting(JournalEntry::kind)
                .containsExactly(StepKind.PLAY, StepKind.RECORDED, StepKind.PLAY, StepKind.RECORDED);
    }

    private static String holds(FlowJournal journal, String party, String outcome) {
        return journal.step(StepIntent.of(StepKind.HOLD, party), StepOutcome.TEXT, before -> outcome);
    }

    @Test
    void a_verb_for_a_callee_that_has_stayed_is_a_step_after_the_end_and_one_for_the_caller_is_none() {
        // Given
        FlowJournal journal = journal();
        endsInPlay(journal);
        over = true;
        assertThat(holds(journal, "CALLEE", "done")).isEqualTo("done");
        assertThatThrownBy(() -> holds(journal, "CALLER", "done")).isInstanceOf(CallEndedException.class);
        recorded(journal, 1);

        // When
        FlowJournal again = journal();

        // Then
        endsInPlay(again);
        assertThat(holds(again, "CALLEE", "asked again")).isEqualTo("done");
        assertThatThrownBy(() -> holds(again, "CALLER", "done")).isInstanceOf(CallEndedException.class);
        assertThat(recorded(again, 7)).hasSize(1);
        assertThat(written.entries())
                .extracting(JournalEntry::kind)
                .containsExactly(StepKind.PLAY, StepKind.HOLD, StepKind.RECORDED);
    }

    @Test
    void no_journal_is_longer_than_it_may_be_whatever_its_outcomes_are() {
        FlowJournal journal = journal();

        assertThatThrownBy(() -> {
                    while (true) {
                        recorded(journal, 1_000);
                    }
                })
                .isInstanceOf(JournalFullException.class);

        assertThat(characters()).isBetween(DurableFlow.MOST_CHARACTERS - 3_000, DurableFlow.MOST_CHARACTERS);
    }

    @Test
    void a_failure_with_a_long_message_is_written_with_the_beginning_of_it() {
        FlowJournal journal = journal();

        assertThatThrownBy(() -> journal.step(LOOK_UP, StepOutcome.TEXT, before -> {
                    throw new IllegalStateException("y".repeat(10_000));
                }))
                .hasMessageContaining("y".repeat(10_000));

        assertThat(characters()).isLessThan(1_024);
    }

    @Test
    void a_verb_within_code_that_another_verb_calls_fails_and_is_no_step() {
        // Given
        FlowJournal journal = journal();

        // Then
        assertThatThrownBy(() -> journal.step(LOOK_UP, StepOutcome.TEXT, before -> recorded(journal, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "a verb of flow test/1 of call " + CALL + " was used within step 1 RECORDED customer (open):"
                                + " code that a verb calls, as a condition or a supplier, may use no verb");
        assertThat(recorded(journal, 7)).hasSize(7);
        assertThat(written.entries()).hasSize(2);
    }

    @Test
    void a_step_without_a_name_fails_before_it_is_written() {
        assertThatThrownBy(() -> StepIntent.of(StepKind.NOTE, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a name in the step NOTE is null");
    }
}
