/**
 * The port to where call detail records go. Open {@link io.github.ariadne4j.callflow.cdr.CdrSink} first. Imports
 * {@code callflow.call} and {@code ari.model}. Sinks are called on the engine's threads and must not block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.cdr;

import org.jspecify.annotations.NullMarked;
