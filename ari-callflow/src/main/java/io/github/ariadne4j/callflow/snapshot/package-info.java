/**
 * A call as text, and in its session: {@link io.github.ariadne4j.callflow.snapshot.CallSnapshot} writes a model and reads it again,
 * {@link io.github.ariadne4j.callflow.snapshot.CallSessions} makes the session of a model, for a live call with that text, for an ended
 * one with what its record says. What an instance alone can know, as which requests are under way, is not in it. Imports
 * {@code callflow.address}, {@code call}, {@code control}, {@code flow}, {@code journal}, {@code leg}, {@code bridge}, {@code model},
 * {@code route}, {@code verb}, {@code session}, {@code cdr} and {@code ari.model}. Any thread; long lists of calls are read off the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.snapshot;

import org.jspecify.annotations.NullMarked;
