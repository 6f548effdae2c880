package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Call#record} records the caller. A message of up to two minutes, which {@code #} or three seconds of silence end:
 *
 * <pre>{@code
 * Recording.upTo(Duration.ofMinutes(2)).untilSilentFor(Duration.ofSeconds(3)).labelled("voicemail")
 * }</pre>
 *
 * @param format of the file
 * @param maxLength how long at most; whole seconds, up to 4 hours. Asterisk ends it up to a second later
 * @param maxSilence after how much silence it ends; whole seconds, up to a minute; null: never
 * @param endedBy the key that ends it
 * @param beep whether the caller hears a beep before it; the beep is not recorded
 * @param label a part of its name; null: none
 */
public record Recording(
        Format format,
        Duration maxLength,
        @Nullable Duration maxSilence,
        EndKey endedBy,
        boolean beep,
        @Nullable String label) {
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    private static final Pattern LABEL = Pattern.compile("[0-9A-Za-z_]{1,32}");

    /** Formats of telephone quality (8 kHz), by the ending of the file. Asterisk needs the {@code format_} module of each. */
    public enum Format {
        /** 16 bit linear in a WAV file. */
        WAV("wav"),
        /** GSM in a WAV file. */
        WAV49("wav49"),
        /** GSM. */
        GSM("gsm"),
        /** 16 bit linear, without a header. */
        SLN("sln"),
        /** G.711 μ-law. */
        ULAW("ulaw"),
        /** G.711 A-law. */
        ALAW("alaw");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** As Asterisk names it. */
        public String ending() {
            return ending;
        }
    }

    /** Keys that end a recording. Such a key is not kept for {@link Call#gather}; all others are. */
    public enum EndKey {
        /** None does. */
        NONE("none"),
        /** Each of them. */
        ANY("any"),
        /** {@code #}. */
        HASH("#"),
        /** {@code *}. */
        STAR("*");

        private final String value;

        EndKey(String value) {
            this.value = value;
        }

        /** As ARI names it. */
        public String value() {
            return value;
        }

        /** Whether this key is among them. */
        public boolean includes(char key) {
            return this == ANY || value.equals(String.valueOf(key));
        }
    }

    /** @throws IllegalArgumentException if a time or the label is none that is allowed */
    public Recording {
        requireSeconds("maxLength", maxLength, LONGEST);
        if (maxSilence != null) {
            requireSeconds("maxSilence", maxSilence, LONGEST_SILENCE);
        }
        if (label != null && !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("a label must be 1 to 32 letters, digits or underscores");
        }
    }

    private static void requireSeconds(String what, Duration time, Duration longest) {
        boolean whole = time.toSeconds() >= 1 && time.equals(Duration.ofSeconds(time.toSeconds()));
        if (!whole || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    what + " must be whole seconds, 1 to " + longest.toSeconds() + ", not " + time);
        }
    }

    /** No longer than this: with a beep, as {@link Format#WAV}, ended by {@code #}. */
    public static Recording upTo(Duration maxLength) {
        return new Recording(Format.WAV, maxLength, null, EndKey.HASH, true, null);
    }

    /**
     * Of a talk, no longer than this: as {@link Format#WAV}, without a beep. No key ends it, and no silence.
     *
     * @throws IllegalArgumentException unless the time is whole seconds, up to 4 hours
     */
    public static Recording ofTalk(Duration maxLength) {
        return new Recording(Format.WAV, maxLength, null, EndKey.NONE, false, null);
    }

    /** The same in this format. */
    public Recording as(Format changed) {
        return new Recording(changed, maxLength, maxSilence, endedBy, beep, label);
    }

    /** The same, which so much silence ends as well. It is not part of the recording. */
    public Recording untilSilentFor(Duration silence) {
        return new Recording(format, maxLength, silence, endedBy, beep, label);
    }

    /** The same, ended by this key. */
    public Recording endedBy(EndKey key) {
        return new Recording(format, maxLength, maxSilence, key, beep, label);
    }

    /** The same without a beep. */
    public Recording withoutBeep() {
        return new Recording(format, maxLength, maxSilence, endedBy, false, label);
    }

    /** The same with this as a part of its name, so that it is found among others. */
    public Recording labelled(String text) {
        return new Recording(format, maxLength, maxSilence, endedBy, beep, text);
    }
}
