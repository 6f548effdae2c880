/**
 * Limits of concurrent calls and of calls per second, from the table {@code limits}. Open
 * {@link io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup} first. Imports {@code cdr.jdbc.database} and the ports of
 * ari-callflow. Queries run on the two threads of the look-up.
 */
@NullMarked
package io.github.ariadne4j.cdr.jdbc.limit;

import org.jspecify.annotations.NullMarked;
