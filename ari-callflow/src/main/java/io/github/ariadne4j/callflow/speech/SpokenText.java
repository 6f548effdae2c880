package io.github.ariadne4j.callflow.speech;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A text to be synthesized. {@code toString} does not contain the text. Immutable.
 *
 * @param text 1 to 4,000 characters
 * @param language the language in the notation of the text to speech; null: that of the playback, otherwise the default of the
 *     text to speech
 * @param voice the voice in the notation of the text to speech; null: its default
 */
public record SpokenText(
        String text, @Nullable String language, @Nullable String voice) {
    private static final int MOST = 4_000;
    private static final int LONGEST_NAME = 100;

    /** @throws IllegalArgumentException if the text is blank or longer than 4,000 characters, or a name than 100 */
    public SpokenText {
        if (text.isBlank() || text.length() > MOST) {
            throw new IllegalArgumentException("a text must have 1 to " + MOST + " characters, not " + text.length());
        }
        requireName("language", language);
        requireName("voice", voice);
    }

    private static void requireName(String what, @Nullable String name) {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("a " + what + " must have 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** A text in the language of the playback and in the default voice. */
    public static SpokenText of(String text) {
        return new SpokenText(text, null, null);
    }

    /** A copy in this language. */
    public SpokenText in(String spoken) {
        return new SpokenText(text, spoken, voice);
    }

    /** A copy in this voice. */
    public SpokenText by(String speaker) {
        return new SpokenText(text, language, speaker);
    }

    /** A copy in this language, unless the text has one; null: no change. */
    public SpokenText orIn(@Nullable String spoken) {
        return language == null && spoken != null ? in(spoken) : this;
    }

    /** A unique name of the text, its language and its voice: 64 hexadecimal digits of a SHA-256 hash. */
    public String hash() {
        MessageDigest sha = sha256();
        update(sha, text);
        update(sha, language);
        update(sha, voice);
        return HexFormat.of().formatHex(sha.digest());
    }

    /** With the length, so that different parts never have the same sequence of bytes. */
    private static void update(MessageDigest sha, @Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : bytes.length)
                .flip());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    @Override
    public String toString() {
        return "SpokenText[" + text.length() + " characters]";
    }
}
