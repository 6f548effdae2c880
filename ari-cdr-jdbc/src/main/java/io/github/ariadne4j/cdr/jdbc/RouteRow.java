package io.github.ariadne4j.cdr.jdbc;

/**
 * A row of the table {@code routes}. Its texts are as they were written there.
 *
 * @param id names the row
 * @param pattern which numbers it is for
 * @param targets where they go, and how
 */
public record RouteRow(long id, String pattern, String targets) {}
