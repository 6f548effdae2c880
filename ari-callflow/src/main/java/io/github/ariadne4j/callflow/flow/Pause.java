package io.github.ariadne4j.callflow.flow;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a flow waits.
 *
 * @param time how long; positive
 * @param music the class of {@code musiconhold.conf} that the caller hears meanwhile; null: nothing
 */
public record Pause(Duration time, @Nullable String music) {
    private static final Pattern CLASS = Pattern.compile("[0-9A-Za-z_.-]{1,79}");

    /** @throws IllegalArgumentException unless the time is positive and the class of letters, digits, {@code _ . -} */
    public Pause {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a pause must be positive: " + time);
        }
        if (music != null && !CLASS.matcher(music).matches()) {
            throw new IllegalArgumentException("a class of music is of letters, digits, _ . -");
        }
    }

    /** In silence. */
    public static Pause of(Duration time) {
        return new Pause(time, null);
    }

    /** The same with music of this class; a class that Asterisk does not know is silence. */
    public Pause withMusic(String musicClass) {
        return new Pause(time, musicClass);
    }
}
