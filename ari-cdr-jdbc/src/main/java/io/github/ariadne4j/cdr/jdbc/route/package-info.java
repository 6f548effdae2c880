/**
 * Routes of dialled numbers, from the table {@code routes}. Open
 * {@link io.github.ariadne4j.cdr.jdbc.route.JdbcRouteReader} first. Imports {@code cdr.jdbc.database}. Blocks the calling
 * thread.
 */
@NullMarked
package io.github.ariadne4j.cdr.jdbc.route;

import org.jspecify.annotations.NullMarked;
