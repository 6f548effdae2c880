package io.github.ariadne4j.callflow.speech;

/**
 * Turns text into sound: the port to a team's text to speech. Called on threads that may block, of several calls at once. A text that has
 * a {@linkplain SpeechFiles file} is not asked for again. The thread is interrupted when the time of {@link SpeechFiles#within} is over.
 */
@FunctionalInterface
public interface Speech {
    /**
     * The sound of a text, as the content of a file with the {@linkplain SpeechFiles#ending() ending} of the files: for {@code wav}, 16 bit
     * linear, mono, 8 kHz. The text is not checked: it has to be escaped where it becomes part of a request or a command.
     *
     * @throws Exception if there is none; the playback fails then, and the call goes on
     */
    byte[] sound(SpokenText text) throws Exception;
}
