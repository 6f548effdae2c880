/**
 * Decides which callers become calls and which flow each of them gets: the flow selector, gates, and hop counts against loops. Open
 * {@link io.github.ariadne4j.callflow.execution.admission.FlowChoices} first, then {@code CallGates}. Imports {@code callflow.flow},
 * {@code gate}, {@code loop} and {@code actor}. Runs on the loop; selectors and gates that may block run on flow threads.
 */
@NullMarked
package io.github.ariadne4j.callflow.execution.admission;

import org.jspecify.annotations.NullMarked;
