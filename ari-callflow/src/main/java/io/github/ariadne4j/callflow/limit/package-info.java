/**
 * The port that limits the calls of accounts and trunks. Open {@link io.github.ariadne4j.callflow.limit.CallLimits} first.
 * Imports {@code callflow.call}, {@code route} and {@code ari.model}. It is called on the engine's threads and must not block
 * them.
 */
@NullMarked
package io.github.ariadne4j.callflow.limit;

import org.jspecify.annotations.NullMarked;
