/**
 * The loop of an Asterisk connection as the engine uses it: requests, hops, timers, and answers of the store, which arrive in
 * batches. Open {@link io.github.ariadne4j.callflow.loop.CallLoop} first. Imports {@code ari.loop}, {@code call}, {@code session}
 * and {@code store}. A type may be used on any thread where its Javadoc allows it, otherwise on the loop only.
 */
@NullMarked
package io.github.ariadne4j.callflow.loop;

import org.jspecify.annotations.NullMarked;
