/**
 * Call detail records, and the port to their destination. Open {@link io.github.ariadne4j.callflow.cdr.CallDetailRecord} first,
 * then {@link io.github.ariadne4j.callflow.cdr.CdrSink}. Imports {@code callflow.call}, {@code callflow.leg},
 * {@code callflow.quality} and {@code ari.model}. Sinks are called on the engine's threads and must not block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.cdr;

import org.jspecify.annotations.NullMarked;
