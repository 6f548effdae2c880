/**
 * CDRs and credit in a relational database, and the schema of all tables of this module. Open
 * {@link io.github.ariadne4j.cdr.jdbc.JdbcCdrSink} first. Imports the ports of ari-callflow, {@code cdr.jdbc.limit} and
 * {@code cdr.jdbc.database}; only this module imports jOOQ. Statements run on its own threads, never on those of calls.
 */
@NullMarked
package io.github.ariadne4j.cdr.jdbc;

import org.jspecify.annotations.NullMarked;
