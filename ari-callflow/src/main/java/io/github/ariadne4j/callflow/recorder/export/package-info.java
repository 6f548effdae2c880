/**
 * A recorded call as text for people and programs. Open {@link io.github.ariadne4j.callflow.recorder.export.TextLadder} first; the
 * others are {@code JsonLines}, {@code Mermaid}, {@code ReplayTest} and {@code Capture}. Each takes a
 * {@link io.github.ariadne4j.callflow.recorder.RecordedCall}, masked or not, and is a pure function. Imports {@code recorder},
 * {@code call} and {@code leg}. Runs on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.recorder.export;

import org.jspecify.annotations.NullMarked;
