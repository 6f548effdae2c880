/**
 * The transmission quality of a leg: loss, jitter, round-trip time, and an estimate of its mean opinion score. Open
 * {@link io.github.ariadne4j.callflow.quality.LegQuality} first; {@link io.github.ariadne4j.callflow.quality.EModel} has the
 * estimate, {@link io.github.ariadne4j.callflow.quality.RtpVariables} parses the statistics that Asterisk sets at the end of a
 * channel. Pure functions. Imports {@code call} and {@code leg}. Any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.quality;

import org.jspecify.annotations.NullMarked;
