/**
 * A durable flow's call, and the callees that it has screened: they answer the verbs of their journal from it, and write the others to it. Open
 * {@link io.github.ariadne4j.callflow.replay.JournaledCall} first. Imports {@code callflow.call}, {@code callflow.control},
 * {@code callflow.flow}, {@code callflow.journal}, {@code callflow.route} and {@code callflow.verb}. Runs on the thread of the flow, or of the screening.
 */
@NullMarked
package io.github.ariadne4j.callflow.replay;

import org.jspecify.annotations.NullMarked;
