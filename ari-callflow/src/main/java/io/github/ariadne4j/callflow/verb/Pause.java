package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.call.TimeBound;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wait of a flow, with music and announcements. Immutable. A caller who waits for an agent and hears its position every half
 * minute:
 *
 * <pre>{@code
 * Pause.of(Duration.ofMinutes(10))
 *         .withMusic("queue")
 *         .until(() -> queue.isNext(call.id()))
 *         .announcing(Duration.ofSeconds(30), () -> List.of(Prompt.sound("your-position-is"), Prompt.number(queue.position(call.id()))))
 * }</pre>
 *
 * @param time the longest wait; positive
 * @param music the class of {@code musiconhold.conf} that the party hears; null: silence
 * @param until the condition that ends the wait earlier; null: none. Evaluated on the flow's thread at the beginning and then
 *     twice a second, but not during an announcement; an exception ends the flow as any other
 * @param announcement a repeated announcement; null: none
 */
public record Pause(
        Duration time,
        @Nullable String music,
        @Nullable BooleanSupplier until,
        @Nullable Announcement announcement) {
    private static final Pattern CLASS = Pattern.compile("[0-9A-Za-z_.-]{1,79}");

    /**
     * A repeated announcement.
     *
     * @param every the time from the beginning, and from each announcement, to the next; at least a second
     * @param prompts the prompts; called on the flow's thread each time. Empty: no announcement this time
     */
    public record Announcement(Duration every, Supplier<List<Prompt>> prompts) {
        /** @throws IllegalArgumentException if the time is shorter than a second, or longer than 365 days */
        public Announcement {
            if (every.toSeconds() < 1) {
                throw new IllegalArgumentException("announcements must be at least a second apart: " + every);
            }
            TimeBound.check("the time between announcements", every);
        }
    }

    /** @throws IllegalArgumentException unless the time is positive and at most 365 days, and the class of letters, digits, {@code _ . -} */
    public Pause {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a pause must be positive: " + time);
        }
        TimeBound.check("a pause", time);
        if (music != null) {
            requireClass(music);
        }
    }

    /**
     * Validates the name of a class of music.
     *
     * @throws IllegalArgumentException unless it is of letters, digits, {@code _ . -}
     */
    public static void requireClass(String music) {
        if (!CLASS.matcher(music).matches()) {
            throw new IllegalArgumentException("a class of music must be of letters, digits, _ . -");
        }
    }

    /** A wait in silence. */
    public static Pause of(Duration time) {
        return new Pause(time, null, null, null);
    }

    /** A copy with music of this class; a class that Asterisk does not have is silence. */
    public Pause withMusic(String musicClass) {
        return new Pause(time, musicClass, until, announcement);
    }

    /** A copy that ends when this condition holds. */
    public Pause until(BooleanSupplier condition) {
        return new Pause(time, music, condition, announcement);
    }

    /**
     * A copy with announcements; the music stops for each of them.
     *
     * @param every the time from the beginning, and from each announcement, to the next; at least a second. One that is not shorter than the rest of the
     *     wait makes no announcement
     * @param prompts the prompts; called on the flow's thread each time. Empty: no announcement this time
     * @throws IllegalArgumentException if the time is shorter than a second
     */
    public Pause announcing(Duration every, Supplier<List<Prompt>> prompts) {
        return new Pause(time, music, until, new Announcement(every, prompts));
    }

    /** A copy with another time. */
    public Pause lasting(Duration changed) {
        return new Pause(changed, music, until, announcement);
    }
}
