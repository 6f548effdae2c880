/**
 * What is told of calls while they run. Open {@link io.github.ariadne4j.callflow.observer.CallObserver} first: it sees each event,
 * signal, transition, request and write of a call. {@link io.github.ariadne4j.callflow.observer.CallHooks} tells of the stages of a
 * call. Imports {@code call}, {@code cdr}, {@code leg}, {@code bridge} and {@code model}. Called on the loop of the call.
 */
@NullMarked
package io.github.ariadne4j.callflow.observer;

import org.jspecify.annotations.NullMarked;
