/**
 * Texts that are played to parties: the port for a text to speech, and the sound files. Open
 * {@link io.github.ariadne4j.callflow.speech.Speech} first. Imports nothing of the engine. Texts are synthesized on threads that
 * may block, never on the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.speech;

import org.jspecify.annotations.NullMarked;
