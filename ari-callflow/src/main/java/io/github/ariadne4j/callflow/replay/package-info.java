/**
 * A durable flow's call: a call that answers the verbs of its journal from it, and writes the others to it. Open
 * {@link io.github.ariadne4j.callflow.replay.JournaledCall} first. Imports {@code callflow.call}, {@code callflow.control},
 * {@code callflow.flow}, {@code callflow.journal}, {@code callflow.route} and {@code callflow.verb}. Runs on the flow's thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.replay;

import org.jspecify.annotations.NullMarked;
