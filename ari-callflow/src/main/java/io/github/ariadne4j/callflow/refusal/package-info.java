/**
 * How calls that were refused for want of capacity are recorded without a flood of rows. Start with
 * {@link io.github.ariadne4j.callflow.refusal.RefusalSums}. Imports {@code callflow.call} and {@code cdr}; each object is used by one
 * thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.refusal;

import org.jspecify.annotations.NullMarked;
