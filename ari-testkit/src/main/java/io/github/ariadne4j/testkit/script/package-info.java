/**
 * The behaviour of the far ends of a test: what a dialled number does and when. Open
 * {@link io.github.ariadne4j.testkit.script.CalleeScript} first. Imports nothing of this project. Scripts are immutable and may be used
 * on any thread.
 */
@NullMarked
package io.github.ariadne4j.testkit.script;

import org.jspecify.annotations.NullMarked;
