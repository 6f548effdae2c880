/**
 * CDRs, limit look-ups, credit and routes in a relational database. Open
 * {@link io.github.ariadne4j.cdr.jdbc.JdbcCdrSink} first. Imports the ports of ari-callflow, and is the only package
 * that imports jOOQ. Statements run on its own threads, never on those of calls.
 */
@NullMarked
package io.github.ariadne4j.cdr.jdbc;

import org.jspecify.annotations.NullMarked;
