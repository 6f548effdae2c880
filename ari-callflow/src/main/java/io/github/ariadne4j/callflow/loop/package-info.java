/**
 * The loop of an Asterisk as the engine uses it: requests, hops, timers, and answers of the store that come back to it in batches.
 * Open {@link io.github.ariadne4j.callflow.loop.CallLoop} first. Imports {@code ari.loop}, {@code call}, {@code session} and {@code store}. Safe on
 * any thread where a type says so; everything else runs on the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.loop;

import org.jspecify.annotations.NullMarked;
