package io.github.ariadne4j.callflow.recorder.log;

import io.github.ariadne4j.callflow.recorder.mask.EventJson;
import org.jspecify.annotations.Nullable;

/** An entry of a kept call, as it is before it is written and once it is read. */
public sealed interface KeptEntry {
    /** When, on the recorder's own clock. */
    long nanos();

    /**
     * An event of Asterisk.
     *
     * @param type its type
     * @param channel the channel that it is about; null: none
     * @param json the event, secrets hidden; empty if its text was not at hand
     */
    record Event(long nanos, String type, @Nullable String channel, EventJson json) implements KeptEntry {}

    /**
     * A signal to the call.
     *
     * @param what the kind of it
     * @param about which leg or bridge; 0 also for none
     * @param detail which timer, or which kind of failure; null: the kind is enough
     * @param before the plan before
     * @param after the plan after
     */
    record Step(
            long nanos, Class<?> what, int about, @Nullable Enum<?> detail, Class<?> before, Class<?> after)
            implements KeptEntry {}

    /**
     * A request.
     *
     * @param number distinguishes its answer from others
     * @param text method, path and parameters, then the body in a line of its own
     */
    record Request(long nanos, long number, String text) implements KeptEntry {}

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
            @Nullable String failure) implements KeptEntry {}

    /**
     * A write to the store of sessions, or to where records are written.
     *
     * @param isOfRecord whether the call's record was written, and not its session
     * @param store what the store is called
     * @param operation which one
     * @param took how long it took, in ns
     * @param failure why it failed; null if it did not
     */
    record Write(
            long nanos,
            boolean isOfRecord,
            String store,
            String operation,
            long took,
            @Nullable String failure) implements KeptEntry {}
}
