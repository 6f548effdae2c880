package io.github.ariadne4j.examples.b2bua.config;

import java.time.Instant;

/**
 * A command line that shows written CDRs.
 *
 * @param database the database
 * @param since only calls that began at this time or later
 * @param number a part of the caller's number or of the dialled one; empty: any
 * @param limit the maximum number of CDRs, the last ones
 * @param json whether each is a JSON object, and not a row of a table
 * @param clear whether numbers are shown unmasked
 */
public record CdrOptions(CdrSettings database, Instant since, String number, int limit, boolean json, boolean clear)
        implements CommandOptions {}
