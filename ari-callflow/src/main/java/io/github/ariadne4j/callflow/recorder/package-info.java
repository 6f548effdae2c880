/**
 * The flight recorder: what happened in the last calls and in those that live, bounded in bytes. Open
 * {@link io.github.ariadne4j.callflow.recorder.CallRecorder} first, then {@link io.github.ariadne4j.callflow.recorder.RecordedCall}.
 * {@code KeptCall} and {@code KeptCalls} keep entries as they came, without reading them, as bytes in logs ({@code recorder.log});
 * {@code LadderReader} makes a ladder of a kept call when it is asked for, and {@code SipLadder} adds the SIP messages of its channels.
 * Imports {@code call}, {@code cdr}, {@code store}, {@code route}, {@code leg}, {@code bridge}, {@code model}, {@code quality},
 * {@code observer}, {@code recorder.mask} and {@code recorder.log}. Written to on the loops of calls, read on any thread; a lock is held
 * for single entries, and for copies of a kept call's list of blocks.
 */
@NullMarked
package io.github.ariadne4j.callflow.recorder;

import org.jspecify.annotations.NullMarked;
