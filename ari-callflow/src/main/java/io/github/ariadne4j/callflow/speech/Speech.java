package io.github.ariadne4j.callflow.speech;

/**
 * A port for text to speech. Called on threads that may block, for several calls at once. A text that has a
 * {@linkplain SpeechFiles file} is not synthesized again. The thread is interrupted after the time of {@link SpeechFiles#within}.
 */
@FunctionalInterface
public interface Speech {
    /**
     * The sound of a text, as the content of a file with the {@linkplain SpeechFiles#ending() extension} of the files: for
     * {@code wav}, 16 bit linear, mono, 8 kHz. The text is not validated: escape it in a request or a command.
     *
     * @throws Exception if the text cannot be synthesized; the playback fails then, and the call continues
     */
    byte[] sound(SpokenText text) throws Exception;
}
