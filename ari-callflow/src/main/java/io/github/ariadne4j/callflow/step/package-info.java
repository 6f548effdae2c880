/**
 * One step of a call while it is worked out, and what holds in every plan: {@link io.github.ariadne4j.callflow.step.CallStep} is the call so
 * far with the commands so far, and the other types begin, follow and end its operations (verbs, orders, recordings, supervisions, keys)
 * and watch its time limits (talk, credit, silence). Open {@code CallStep} first, then {@code FlowVerbs}. Imports {@code callflow.model},
 * {@code operation} and what those import. No state outlives a step; one thread at a time.
 */
@NullMarked
package io.github.ariadne4j.callflow.step;

import org.jspecify.annotations.NullMarked;
