/**
 * The port that decides whether one more call is allowed. Open
 * {@link io.github.ariadne4j.callflow.limit.CallLimits} first. Imports {@code callflow.call}, {@code route} and {@code ari.model}. Limits
 * are asked on the engine's threads and must not block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.limit;

import org.jspecify.annotations.NullMarked;
