/**
 * Observation of running calls. Open {@link io.github.ariadne4j.callflow.observer.CallObserver} first: it receives each event,
 * signal, transition, request and write of a call. {@link io.github.ariadne4j.callflow.observer.CallHooks} receives the stages of
 * a call. Imports {@code call}, {@code cdr}, {@code leg}, {@code bridge} and {@code model}. Called on the loop of the call.
 */
@NullMarked
package io.github.ariadne4j.callflow.observer;

import org.jspecify.annotations.NullMarked;
