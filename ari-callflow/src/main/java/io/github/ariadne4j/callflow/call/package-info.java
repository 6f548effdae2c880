/**
 * What identifies a call and how it went: its id, its times, its end, its outcome. Open
 * {@link io.github.ariadne4j.callflow.call.CallId} first. Imports {@code ari.model} only. Everything here is immutable
 * and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.call;

import org.jspecify.annotations.NullMarked;
