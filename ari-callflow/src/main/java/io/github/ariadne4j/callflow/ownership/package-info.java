/**
 * Whether this process may act for the calls of its application. Open {@link io.github.ariadne4j.callflow.ownership.OwnershipLease}
 * first. Imports {@code callflow.call} and {@code session}. Safe on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.ownership;

import org.jspecify.annotations.NullMarked;
