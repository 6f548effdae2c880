package io.github.ariadne4j.callflow.speech;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Text that is to be said. Its {@code toString} does not show the text.
 *
 * @param text 1 to 4,000 characters
 * @param language as the text to speech names it; null: that of the playback, else the default of the text to speech
 * @param voice as the text to speech names it; null: its default
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

    /** In the language of the playback, in the default voice. */
    public static SpokenText of(String text) {
        return new SpokenText(text, null, null);
    }

    /** The same in this language. */
    public SpokenText in(String spoken) {
        return new SpokenText(text, spoken, voice);
    }

    /** The same in this voice. */
    public SpokenText by(String speaker) {
        return new SpokenText(text, language, speaker);
    }

    /** The same in this language, unless it has one; null: as it is. */
    public SpokenText orIn(@Nullable String spoken) {
        return language == null && spoken != null ? in(spoken) : this;
    }

    /** A name for the text, its language and its voice: 64 hexadecimal digits, which no other text has. */
    public String hash() {
        MessageDigest sha = sha256();
        update(sha, text);
        update(sha, language);
        update(sha, voice);
        return HexFormat.of().formatHex(sha.digest());
    }

    /** With its length, so that no two texts are taken for one. */
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
