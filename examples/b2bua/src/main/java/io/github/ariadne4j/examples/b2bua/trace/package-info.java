/**
 * Traces of calls, exported by OpenTelemetry. Open {@link io.github.ariadne4j.examples.b2bua.trace.CallTracing} first. Imports
 * {@code ari-micrometer}, Micrometer Tracing and OpenTelemetry, which no other package of the application does: without an endpoint in
 * the settings none of their classes is loaded. Spans begin and end on the loop of the calls, and are sent by a thread of
 * OpenTelemetry.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.trace;

import org.jspecify.annotations.NullMarked;
