package io.github.ariadne4j.callflow.recorder;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of a ladder: something that went from one lane to another, or that happened in one. */
public sealed interface LadderEntry {
    /**
     * Its number among all entries of the call, which does not change: from 0 for what the recorder received, in that order, and below 0
     * for SIP messages, in theirs. A ladder is in the order of times, so that a SIP message may come to stand before what was there already.
     */
    int number();

    /** When it happened, since the first entry that is no SIP message; negative for what came before that. */
    Duration at();

    /** The lane that it comes from; by default the application. */
    default Lane from() {
        return Lane.APPLICATION;
    }

    /** The lane that it goes to; by default the application; the lane that it comes from if it goes nowhere. */
    default Lane to() {
        return Lane.APPLICATION;
    }

    /** A short label. */
    String label();

    /** The outcome. */
    default Outcome outcome() {
        return Outcome.DONE;
    }

    /** All of it as text: JSON, a request, or its label where that is complete. */
    default String payload() {
        return label();
    }

    /** The outcome of an entry. */
    enum Outcome {
        /** It went well, or is news. */
        DONE,
        /** It is not answered yet. */
        PENDING,
        /** It failed. */
        FAILED
    }

    /**
     * An event of Asterisk.
     *
     * @param from the leg that it is about, or Asterisk
     * @param type its type
     * @param payload the event as Asterisk sent it, without secrets; empty if its text was not at hand
     */
    record Event(int number, Duration at, Lane from, String type, String label, String payload)
            implements LadderEntry {}

    /**
     * A signal to the call, and the step of its plan.
     *
     * @param signal the signal
     * @param about which leg or bridge, in words; empty for neither
     * @param before the plan before
     * @param after the plan after
     * @param failed whether it is a failure or a time-out
     */
    record Transition(int number, Duration at, String signal, String about, String before, String after, boolean failed)
            implements LadderEntry {
        @Override
        public String label() {
            String told = about.isEmpty() ? signal : signal + " of " + about;
            return before.equals(after) ? told : told + ": " + before + " -> " + after;
        }

        @Override
        public Outcome outcome() {
            return failed ? Outcome.FAILED : Outcome.DONE;
        }
    }

    /**
     * A request to Asterisk.
     *
     * @param to the leg that it is about, or Asterisk
     * @param method the HTTP method
     * @param path the path below {@code /ari}, encoded
     * @param query the parameters, decoded
     * @param body the JSON body; null if it has none
     * @param answer what came back; null: nothing yet
     */
    record Request(
            int number,
            Duration at,
            Lane to,
            String method,
            String path,
            Map<String, String> query,
            @Nullable String body,
            @Nullable Answer answer)
            implements LadderEntry {
        /** Keeps the parameters, in their order. */
        public Request {
            query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        }

        @Override
        public String label() {
            return RequestLabel.of(this);
        }

        @Override
        public Outcome outcome() {
            if (answer == null) {
                return Outcome.PENDING;
            }
            return answer.isSuccess() ? Outcome.DONE : Outcome.FAILED;
        }

        @Override
        public String payload() {
            return RequestLabel.all(this);
        }
    }

    /**
     * The answer to a request.
     *
     * @param number its own number among all entries of the call
     * @param at when it came
     * @param took from the request to it, the wait for the request's turn included
     * @param status the HTTP status of a failure; 0: the request succeeded, or was not answered
     * @param failure why it failed; null if it did not
     */
    record Answer(
            int number,
            Duration at,
            Duration took,
            int status,
            @Nullable String failure) {
        /** Whether Asterisk did what it was asked. */
        public boolean isSuccess() {
            return failure == null;
        }

        /** A short label of the answer. */
        public String label() {
            String how = failure == null ? "done" : status == 0 ? failure : Integer.toString(status);
            return how + " in " + LadderEntry.inMillis(took);
        }
    }

    /**
     * A write to the store of sessions, or of the call's record, at its end.
     *
     * @param to the store
     * @param operation {@code admit}, {@code update} or {@code end}; {@code CDR} for the record
     * @param took how long it took
     * @param failure why it failed; null if it did not
     */
    record StoreWrite(
            int number,
            Duration at,
            Lane to,
            String operation,
            Duration took,
            @Nullable String failure) implements LadderEntry {
        @Override
        public String label() {
            return operation + ": " + (failure == null ? "done" : failure) + " in " + inMillis(took);
        }

        @Override
        public Outcome outcome() {
            return failure == null ? Outcome.DONE : Outcome.FAILED;
        }
    }

    /**
     * A SIP message between Asterisk and the far end of a leg. Digits, and what proves who sent it, are never in it.
     *
     * @param at when its copy came
     * @param from the leg or Asterisk
     * @param to the other one
     * @param message the message, with Asterisk's own time and its headers and body
     * @param sentBefore how many times the same message was seen before: above 0 for a retransmission
     */
    record SipMessage(
            int number, Duration at, Lane from, Lane to, io.github.ariadne4j.ari.hep.SipMessage message, int sentBefore)
            implements LadderEntry {
        private static final int FIRST_FAILURE = 400;
        private static final Set<Integer> CHALLENGES = Set.of(401, 407);

        @Override
        public String label() {
            String summary = message.summary();
            return sentBefore == 0 ? summary : summary + ", sent again (" + sentBefore + ")";
        }

        @Override
        public Outcome outcome() {
            boolean failed = message.status() >= FIRST_FAILURE && !CHALLENGES.contains(message.status());
            return failed ? Outcome.FAILED : Outcome.DONE;
        }

        @Override
        public String payload() {
            return message.text();
        }
    }

    /**
     * Entries that are no longer kept, as the memory is full.
     *
     * @param leftOut how many
     */
    record Gap(int number, Duration at, OmittedEntries leftOut) implements LadderEntry {
        @Override
        public String label() {
            return leftOut.entries() + " entries (" + leftOut.bytes() + " bytes) left out here";
        }
    }

    /** Milliseconds with a digit for the tenths. */
    private static String inMillis(Duration time) {
        long tenths = Math.round(time.toNanos() / 1e5);
        return tenths / 10 + "." + tenths % 10 + " ms";
    }
}
