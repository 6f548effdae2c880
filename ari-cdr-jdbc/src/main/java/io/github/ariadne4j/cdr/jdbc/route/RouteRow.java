package io.github.ariadne4j.cdr.jdbc.route;

/**
 * A row of the table {@code routes}, with unparsed texts.
 *
 * @param id the id of the row
 * @param pattern the pattern of dialled numbers
 * @param targets the targets with their options
 */
public record RouteRow(long id, String pattern, String targets) {}
