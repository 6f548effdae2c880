/**
 * The spool, a file of ended sessions that no store takes. Open {@link io.github.ariadne4j.callflow.spool.SessionSpool} first,
 * then {@link io.github.ariadne4j.callflow.spool.FileSpool}. Imports {@code callflow.call} and {@code session}. Writes on a
 * thread of its own.
 */
@NullMarked
package io.github.ariadne4j.callflow.spool;

import org.jspecify.annotations.NullMarked;
