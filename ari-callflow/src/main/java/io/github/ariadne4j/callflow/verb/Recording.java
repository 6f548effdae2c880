package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which {@link Call#record} records the caller. Immutable. A message of up to two minutes, ended by {@code #} or by
 * three seconds of silence:
 *
 * <pre>{@code
 * Recording.upTo(Duration.ofMinutes(2)).untilSilentFor(Duration.ofSeconds(3)).labelled("voicemail")
 * }</pre>
 *
 * @param format the format of the file
 * @param maxLength the longest time; whole seconds, up to 4 hours. Asterisk ends the recording up to a second later
 * @param maxSilence the silence that ends it; whole seconds, up to a minute; null: none
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

    /**
     * Formats of telephone quality (8 kHz), by the extension of the file. Asterisk requires the {@code format_} module of each.
     */
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

        /** The name of the format in Asterisk, which is also the extension of the file. */
        public String ending() {
            return ending;
        }
    }

    /** Keys that end a recording. Such a key is not kept for {@link Call#gather}; all others are. */
    public enum EndKey {
        /** No key. */
        NONE("none"),
        /** Any key. */
        ANY("any"),
        /** {@code #}. */
        HASH("#"),
        /** {@code *}. */
        STAR("*");

        private final String value;

        EndKey(String value) {
            this.value = value;
        }

        /** The value in ARI. */
        public String value() {
            return value;
        }

        /** Whether this key is included. */
        public boolean includes(char key) {
            return this == ANY || value.equals(String.valueOf(key));
        }
    }

    /** @throws IllegalArgumentException if a time or the label is outside of its range */
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

    /**
     * A recording of this time at most: with a beep, as {@link Format#WAV}, ended by {@code #}.
     *
     * @throws IllegalArgumentException unless the time is whole seconds, up to 4 hours
     */
    public static Recording upTo(Duration maxLength) {
        return new Recording(Format.WAV, maxLength, null, EndKey.HASH, true, null);
    }

    /**
     * A recording of a talk of this time at most: as {@link Format#WAV}, without a beep. No key and no silence ends it.
     *
     * @throws IllegalArgumentException unless the time is whole seconds, up to 4 hours
     */
    public static Recording ofTalk(Duration maxLength) {
        return new Recording(Format.WAV, maxLength, null, EndKey.NONE, false, null);
    }

    /** A copy in this format. */
    public Recording as(Format changed) {
        return new Recording(changed, maxLength, maxSilence, endedBy, beep, label);
    }

    /**
     * A copy that this much silence ends as well. The silence is not part of the recording.
     *
     * @throws IllegalArgumentException unless the time is whole seconds, up to a minute
     */
    public Recording untilSilentFor(Duration silence) {
        return new Recording(format, maxLength, silence, endedBy, beep, label);
    }

    /** A copy that this key ends. */
    public Recording endedBy(EndKey key) {
        return new Recording(format, maxLength, maxSilence, key, beep, label);
    }

    /** A copy that neither a key nor silence ends, as of a talk. */
    public Recording endedByTime() {
        return new Recording(format, maxLength, null, EndKey.NONE, beep, label);
    }

    /** A copy without a beep. */
    public Recording withoutBeep() {
        return new Recording(format, maxLength, maxSilence, endedBy, false, label);
    }

    /**
     * A copy with this label as a part of the name, by which the recording is found among others.
     *
     * @throws IllegalArgumentException unless the label is 1 to 32 letters, digits or underscores
     */
    public Recording labelled(String text) {
        return new Recording(format, maxLength, maxSilence, endedBy, beep, text);
    }
}
