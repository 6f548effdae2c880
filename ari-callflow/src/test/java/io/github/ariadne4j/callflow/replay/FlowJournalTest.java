package io.github.ariadne4j.callflow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
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

    private FlowJournal journal() {
        return new FlowJournal(CALL, written, new FlowJournal.Writer() {
            @Override
            public void write(List<JournalEntry> entries) {
                written = written.with(entries);
            }

            @Override
            public void checkCall() {}
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
                "flow test/1 of call " + CALL + " cannot keep the outcome of step 2 RECORDED customer, open: it has "
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
}
