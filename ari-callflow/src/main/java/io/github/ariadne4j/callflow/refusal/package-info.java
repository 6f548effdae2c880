/**
 * Records of calls that were refused for lack of capacity, in a bounded number of rows. Open
 * {@link io.github.ariadne4j.callflow.refusal.RefusalSums} first. Imports {@code callflow.call} and {@code cdr}; each object is
 * used by one thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.refusal;

import org.jspecify.annotations.NullMarked;
