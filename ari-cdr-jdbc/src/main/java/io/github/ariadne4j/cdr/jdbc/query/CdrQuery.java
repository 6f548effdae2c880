package io.github.ariadne4j.cdr.jdbc.query;

import java.time.Instant;

/**
 * The criteria of a search for records.
 *
 * @param since calls that entered the application at this time or later
 * @param number a part of the caller's or the dialled number; empty: any
 * @param limit maximum number of records; the latest ones are returned
 */
public record CdrQuery(Instant since, String number, int limit) {
    /** @throws IllegalArgumentException if it is not positive */
    public CdrQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, and is " + limit);
        }
    }
}
