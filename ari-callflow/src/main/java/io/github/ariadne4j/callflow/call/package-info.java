/**
 * The words in which we speak about a call: its id, its legs, whom to dial, how it went. Open
 * {@link io.github.ariadne4j.callflow.call.DialTarget} first. Imports {@code ari.model} and
 * {@code callflow.address} only. Everything here is immutable
 * and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.call;

import org.jspecify.annotations.NullMarked;
