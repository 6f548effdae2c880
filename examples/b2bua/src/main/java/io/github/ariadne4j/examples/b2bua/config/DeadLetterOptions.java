package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;

/**
 * A command line that lists the calls whose CDR the database refuses for good, or requeues them.
 *
 * @param redisUrl the store of the calls
 * @param application the application of the calls
 * @param requeue the calls to requeue; null: the calls are listed
 */
public record DeadLetterOptions(
        String redisUrl, String application, @Nullable Requeue requeue) implements CommandOptions {
    /**
     * Puts calls back among those whose CDRs wait to be written.
     *
     * @param only this one; null: all of them
     */
    public record Requeue(@Nullable CallId only) {}

    @Override
    public String toString() {
        return "DeadLetterOptions[" + DisplayText.ofUrl(redisUrl) + ", " + application + ", " + requeue + "]";
    }
}
