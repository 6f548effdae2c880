package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;

/** What came of {@link Call#gather}, if the call did not end. The text of an outcome does not show the keys, which may be a PIN. */
public sealed interface GatherOutcome {
    /** The keys that were pressed, without the terminator. */
    String keys();

    /**
     * As many as wanted, and valid.
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
     * Fewer than wanted in time, at the last try.
     *
     * @param keys those that were pressed; empty: none
     */
    record TimedOut(String keys) implements GatherOutcome {
        @Override
        public String toString() {
            return text(this);
        }
    }

    /**
     * Not what is accepted, at the last try: the terminator came too early, or the check refused them.
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
     * The prompt of it is text that could not be turned into sound: no key was asked for at this try.
     *
     * @param why why there is no sound
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
