/**
 * Call flows, the programs that decide about calls, and the verbs of calls. Open
 * {@link io.github.ariadne4j.callflow.flow.CallFlow} first. Imports {@code callflow.call}, {@code callflow.route},
 * {@code callflow.verb}, {@code callflow.control}, {@code callflow.address} and {@code ari.model}. A flow runs on a thread of its
 * own, one for each call, and may block.
 */
@NullMarked
package io.github.ariadne4j.callflow.flow;

import org.jspecify.annotations.NullMarked;
