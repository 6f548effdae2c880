package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;

/**
 * To see the calls whose CDR no database takes, or to have them
 * written once more.
 *
 * @param redisUrl where they are kept
 * @param application whose calls they are
 * @param requeue which of them are to be written once more; null: none, they are listed
 */
public record DeadLetterOrder(
        String redisUrl, String application, @Nullable Requeue requeue) implements Order {
    /**
     * Puts calls back among those whose CDRs wait to be written.
     *
     * @param only this one; null: all of them
     */
    public record Requeue(@Nullable CallId only) {}

    @Override
    public String toString() {
        return "DeadLetterOrder[" + PublicText.ofUrl(redisUrl) + ", " + application + ", " + requeue + "]";
    }
}
