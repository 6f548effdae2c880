/**
 * The arguments and outcomes of the verbs of a flow: play, gather, record, pause, connect, join, leave. The verbs are methods of
 * {@code callflow.flow.Call}. Open {@link io.github.ariadne4j.callflow.verb.Prompt} first. Imports {@code callflow.address},
 * {@code callflow.call}, {@code callflow.route}, {@code callflow.speech} and {@code ari.model}. Everything here is immutable and
 * may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.verb;

import org.jspecify.annotations.NullMarked;
