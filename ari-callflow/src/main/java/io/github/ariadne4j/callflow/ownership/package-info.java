/**
 * The right of this process to act for the calls of its application. Open
 * {@link io.github.ariadne4j.callflow.ownership.OwnershipLease} first. Imports {@code callflow.call} and {@code session}. Any
 * thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.ownership;

import org.jspecify.annotations.NullMarked;
