package io.github.ariadne4j.callflow.call;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limit of the talk of caller and callee of a route. At the limit the call ends with cause 16. Immutable.
 *
 *
 * <pre>{@code
 * Route.inOrder(List.of(desk, mobile))
 *         .with(LongestTalk.of(Duration.ofMinutes(10)).warning(Duration.ofMinutes(1), "one-minute-left", Party.CALLER))
 * }</pre>
 *
 * @param time the longest talk, from the moment in which the parties are connected; at least a second
 * @param warning the sound before the end of that time; null: none
 */
public record LongestTalk(Duration time, @Nullable Warning warning) {
    /**
     * The warning of one party before the end of the time; the other party does not hear it.
     *
     * @param before the time before the end
     * @param sound the name of a sound file of Asterisk, without its extension
     * @param to the caller or the callee
     */
    public record Warning(Duration before, String sound, Party to) {
        private static final Pattern SOUND = Pattern.compile("[0-9A-Za-z_.-]+(/[0-9A-Za-z_.-]+)*");

        /**
         * @throws IllegalArgumentException unless the time is positive, the sound of letters, digits, slashes, dots, dashes and
         *     underscores without two dots in a row, and the party the caller or the callee
         */
        public Warning {
            if (before.isNegative() || before.isZero()) {
                throw new IllegalArgumentException("a warning must come before the end: " + before);
            }
            if (!SOUND.matcher(sound).matches() || sound.contains("..")) {
                throw new IllegalArgumentException(
                        "a sound must be letters, digits, slashes, dots, dashes or underscores");
            }
            if (to != Party.CALLER && to != Party.CALLEE) {
                throw new IllegalArgumentException("a warning must be for the caller or the callee, not for " + to);
            }
        }
    }

    /** @throws IllegalArgumentException if the time is shorter than a second or longer than 365 days, or the warning is not within it */
    public LongestTalk {
        if (time.toSeconds() < 1) {
            throw new IllegalArgumentException("a talk must be at least a second: " + time);
        }
        TimeBound.check("a talk", time);
        if (warning != null && warning.before().compareTo(time) >= 0) {
            throw new IllegalArgumentException(
                    "a warning must come within the time that is allowed: " + warning.before() + " of " + time);
        }
    }

    /** A limit without a warning. */
    public static LongestTalk of(Duration time) {
        return new LongestTalk(time, null);
    }

    /**
     * A copy with a warning for one party this long before the end.
     *
     * @throws IllegalArgumentException if the warning is not within the time, or as for {@link Warning}
     */
    public LongestTalk warning(Duration before, String sound, Party to) {
        return new LongestTalk(time, new Warning(before, sound, to));
    }
}
