/**
 * The operations of a call that are not over: playbacks, recordings, collections of keys, supervisions, and the ids of requests that wait
 * for them. They are written with the call, so that a recovery finds out how they ended. Sounds that Asterisk was asked to stop stay until it has
 * answered. Open
 * {@link io.github.ariadne4j.callflow.operation.OpenOperation} first. Imports {@code callflow.bridge}, {@code control}, {@code leg},
 * {@code verb} and {@code ari.model}. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.operation;

import org.jspecify.annotations.NullMarked;
