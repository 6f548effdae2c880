/**
 * The connection to a database, and what all tables share: the texts that a column can store, and the circuit breaker of
 * queries. Open {@link io.github.ariadne4j.cdr.jdbc.database.Database} first. For the other packages of this module only;
 * imports jOOQ. Blocks the calling thread.
 */
@NullMarked
package io.github.ariadne4j.cdr.jdbc.database;

import org.jspecify.annotations.NullMarked;
