package io.github.ariadne4j.callflow.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a durable flow.
 *
 * @param number counts up from 1 in its journal
 * @param kind what it is
 * @param key what the flow names in it: a header, a value; empty: nothing
 * @param arguments a digest of what the flow asks for in it; empty: it is not known
 * @param deadline until when it lasts; null: that is not known before
 * @param operation the id of what goes on for it, an operation in Asterisk or another call, reserved before that begins, as text; null: there is none
 * @param attempt which attempt at keys it has come to, from 1
 * @param outcome its outcome, as texts; null: none yet
 */
public record JournalEntry(
        int number,
        StepKind kind,
        String key,
        String arguments,
        @Nullable Instant deadline,
        @Nullable String operation,
        int attempt,
        @Nullable List<String> outcome) {
    /** Copies the outcome. */
    public JournalEntry {
        outcome = outcome == null ? null : List.copyOf(outcome);
    }

    /** A step that is about to be done. */
    public static JournalEntry intent(int number, StepKind kind, String key, @Nullable Instant deadline) {
        return new JournalEntry(number, kind, key, "", deadline, null, 1, null);
    }

    /** The same with this digest of its arguments. */
    public JournalEntry asking(String digest) {
        return new JournalEntry(number, kind, key, digest, deadline, operation, attempt, outcome);
    }

    /** The same with this id of what goes on for it. */
    public JournalEntry by(String id) {
        return new JournalEntry(number, kind, key, arguments, deadline, id, attempt, outcome);
    }

    /** The same at this attempt. */
    public JournalEntry at(int later) {
        return new JournalEntry(number, kind, key, arguments, deadline, operation, later, outcome);
    }

    /** The same with this outcome. */
    public JournalEntry with(List<String> came) {
        return new JournalEntry(number, kind, key, arguments, deadline, null, 1, came);
    }

    /** Whether it was begun, and nothing is known of its outcome. */
    public boolean isOpen() {
        return outcome == null;
    }

    /** The characters that it takes in a journal. */
    public int characters() {
        int characters = key.length() + arguments.length();
        for (String text : outcome == null ? List.<String>of() : outcome) {
            characters += text.length();
        }
        return characters;
    }

    /** Its kind, and what the flow names in it. */
    public String name() {
        return kind + (key.isEmpty() ? "" : " " + key);
    }

    /** Without the outcome, which may hold anything. */
    @Override
    public String toString() {
        return "step " + number + ' ' + name() + (isOpen() ? " (open)" : "");
    }
}
