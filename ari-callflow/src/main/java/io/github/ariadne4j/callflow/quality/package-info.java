/**
 * How the sound of a leg travels: loss, jitter, round trip, and an estimate of how it is heard. Open
 * {@link io.github.ariadne4j.callflow.quality.LegQuality} first; {@link io.github.ariadne4j.callflow.quality.EModel} makes the
 * estimate, {@link io.github.ariadne4j.callflow.quality.RtpVariables} reads what Asterisk leaves at the end of a channel. Pure
 * functions of what Asterisk measured. Imports {@code call} and {@code leg}. Runs on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.quality;

import org.jspecify.annotations.NullMarked;
