package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.recorder.mask.KeptJson;
import org.jspecify.annotations.Nullable;

/** An entry of a kept call: references and texts as they came, so that keeping one costs little. */
sealed interface KeptEntry {
    /** An object with its fields, its place in a list, and a header of an array. */
    int OVERHEAD = 72;

    /** When, on the recorder's own clock. */
    long nanos();

    /** How many bytes it holds, estimated. */
    int bytes();

    /** What stands for a text that is absent is short. */
    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /**
     * An event of Asterisk.
     *
     * @param type its type
     * @param channel the channel that it is about; null: none
     * @param json the event, secrets hidden; empty if its text was not at hand
     */
    record Event(long nanos, String type, @Nullable String channel, KeptJson json) implements KeptEntry {
        @Override
        public int bytes() {
            return OVERHEAD + json.length();
        }
    }

    /**
     * The call was told something.
     *
     * @param what the kind of it
     * @param about which leg or bridge; 0 also for none
     * @param detail which timer, or which kind of failure; null: the kind says it all
     * @param before the plan before
     * @param after the plan after
     */
    record Step(
            long nanos, Class<?> what, int about, @Nullable Enum<?> detail, Class<?> before, Class<?> after)
            implements KeptEntry {
        @Override
        public int bytes() {
            return OVERHEAD;
        }
    }

    /**
     * A request.
     *
     * @param number tells its answer from others
     * @param text method, path and parameters, then the body in a line of its own
     */
    record Request(long nanos, long number, String text) implements KeptEntry {
        @Override
        public int bytes() {
            return OVERHEAD + lengthOf(text);
        }
    }

    /**
     * The answer to a request.
     *
     * @param number the request's
     * @param took how long it took, in ns
     * @param status the HTTP status of a failure; 0: there was none, or no answer came
     * @param failure why it failed; null if it did not
     */
    record Answer(
            long nanos,
            long number,
            long took,
            int status,
            @Nullable String failure) implements KeptEntry {
        @Override
        public int bytes() {
            return OVERHEAD + lengthOf(failure);
        }
    }

    /**
     * A write to a store.
     *
     * @param to what the store is for: {@code STORE} or {@code CDRS}
     * @param store what the store is called
     * @param operation which one
     * @param took how long it took, in ns
     * @param failure why it failed; null if it did not
     */
    record Write(
            long nanos,
            Lane.Kind to,
            String store,
            String operation,
            long took,
            @Nullable String failure) implements KeptEntry {
        @Override
        public int bytes() {
            return OVERHEAD + lengthOf(failure);
        }
    }
}
