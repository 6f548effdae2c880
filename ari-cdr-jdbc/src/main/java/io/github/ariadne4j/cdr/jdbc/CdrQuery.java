package io.github.ariadne4j.cdr.jdbc;

import java.time.Instant;

/**
 * Which records are looked for.
 *
 * @param since calls that entered the application at this time or later
 * @param number what the number of the caller, or the one that was dialled, has in it; empty: any
 * @param limit how many at the most: the last ones
 */
public record CdrQuery(Instant since, String number, int limit) {
    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CdrQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, and is " + limit);
        }
    }
}
