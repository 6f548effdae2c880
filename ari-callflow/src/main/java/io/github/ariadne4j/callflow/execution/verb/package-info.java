/**
 * What flows wait for, off the loop: requests of a flow with their answers, the verbs on one leg, and prompts that are spoken. Open
 * {@link io.github.ariadne4j.callflow.execution.verb.FlowRequests} first, then {@code LegVerbs}. Imports {@code callflow.flow},
 * {@code model}, {@code replay}, {@code speech} and {@code verb}. Each type says which thread uses it.
 */
@NullMarked
package io.github.ariadne4j.callflow.execution.verb;

import org.jspecify.annotations.NullMarked;
