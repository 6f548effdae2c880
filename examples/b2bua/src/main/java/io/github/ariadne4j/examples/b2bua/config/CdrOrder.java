package io.github.ariadne4j.examples.b2bua.config;

import java.time.Instant;

/**
 * To see CDRs that were written.
 *
 * @param database where they are
 * @param since of calls that began at this time or later
 * @param number what the caller's number or the dialled one has in it; empty: any
 * @param limit how many at the most: the last ones
 * @param json whether each is a JSON object, and not a row of a table
 * @param clear whether numbers are shown
 */
public record CdrOrder(CdrSettings database, Instant since, String number, int limit, boolean json, boolean clear)
        implements Order {}
