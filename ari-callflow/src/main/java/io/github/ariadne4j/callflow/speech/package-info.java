/**
 * Text that is said to parties: the port that a team plugs its text to speech into, and the files that it becomes. Open
 * {@link io.github.ariadne4j.callflow.speech.Speech} first. Imports nothing of the engine. Texts are turned into sound on threads that may
 * block, never on the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.speech;

import org.jspecify.annotations.NullMarked;
