/**
 * The store of calls: sessions, counted limits, and ownership together. Open {@link io.github.ariadne4j.callflow.store.CallStore}
 * first. Imports {@code callflow.call}, {@code route}, {@code session}, {@code limit} and {@code cdr}. Stores are called on the
 * engine's threads and must not block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.store;

import org.jspecify.annotations.NullMarked;
