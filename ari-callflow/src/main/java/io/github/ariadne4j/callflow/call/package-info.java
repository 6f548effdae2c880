/**
 * The identity and the course of a call: its id, times, end and outcome. Open {@link io.github.ariadne4j.callflow.call.CallId}
 * first. Imports {@code ari.model} only. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.call;

import org.jspecify.annotations.NullMarked;
