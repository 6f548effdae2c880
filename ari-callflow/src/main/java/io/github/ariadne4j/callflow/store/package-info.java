/**
 * What a call is written to, as one: sessions, counted limits, and who owns them. Open
 * {@link io.github.ariadne4j.callflow.store.CallStore} first. Imports {@code callflow.call}, {@code session} and
 * {@code limit}. Stores are called on the engine's threads and must not block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.store;

import org.jspecify.annotations.NullMarked;
