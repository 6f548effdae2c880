/**
 * Searches written CDRs. Open {@link io.github.ariadne4j.cdr.jdbc.query.JdbcCdrReader} first. Imports
 * {@code cdr.jdbc.database} and the ports of ari-callflow. Blocks the calling thread.
 */
@NullMarked
package io.github.ariadne4j.cdr.jdbc.query;

import org.jspecify.annotations.NullMarked;
