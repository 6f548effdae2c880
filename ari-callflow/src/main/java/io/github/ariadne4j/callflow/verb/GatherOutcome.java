package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;

/**
 * The outcome of {@link Call#gather}. {@code toString} does not contain the keys, which may be a PIN. If the call ends, the verb
 * throws.
 */
public sealed interface GatherOutcome {
    /** The keys that were pressed, without the terminator. */
    String keys();

    /**
     * The keys are complete and accepted.
     *
     * @param keys without the terminator
     */
    record Digits(String keys) implements GatherOutcome {
        @Override
        public String toString() {
            return text(this);
        }
    }

    /**
     * The last try had too few keys in time.
     *
     * @param keys the keys that were pressed; empty: none
     */
    record TimedOut(String keys) implements GatherOutcome {
        @Override
        public String toString() {
            return text(this);
        }
    }

    /**
     * The keys of the last try are not accepted: the terminator came too early, or the check refused them.
     *
     * @param keys without the terminator
     */
    record Invalid(String keys) implements GatherOutcome {
        @Override
        public String toString() {
            return text(this);
        }
    }

    /**
     * The prompt is a text that could not be turned into sound: no keys were collected in this try.
     *
     * @param why the reason of the failure
     */
    record Failed(String why) implements GatherOutcome {
        @Override
        public String keys() {
            return "";
        }
    }

    private static String text(GatherOutcome outcome) {
        return outcome.getClass().getSimpleName() + '[' + outcome.keys().length() + " keys]";
    }
}
