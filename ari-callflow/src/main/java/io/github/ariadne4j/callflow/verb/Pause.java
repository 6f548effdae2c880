package io.github.ariadne4j.callflow.verb;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a flow waits. A caller who waits for an agent, and hears its position every half minute:
 *
 * <pre>{@code
 * Pause.of(Duration.ofMinutes(10))
 *         .withMusic("queue")
 *         .until(() -> queue.isNext(call.id()))
 *         .announcing(Duration.ofSeconds(30), () -> List.of(Prompt.sound("your-position-is"), Prompt.number(queue.position(call.id()))))
 * }</pre>
 *
 * @param time how long at most; positive
 * @param music the class of {@code musiconhold.conf} that the party hears meanwhile; null: nothing
 * @param until what ends it earlier; null: nothing. Asked on the flow's thread, at the beginning and then twice a second, but not during
 *     an announcement; what it throws ends the flow as any exception does
 * @param announcement what the party hears now and then; null: nothing
 */
public record Pause(
        Duration time,
        @Nullable String music,
        @Nullable BooleanSupplier until,
        @Nullable Announcement announcement) {
    private static final Pattern CLASS = Pattern.compile("[0-9A-Za-z_.-]{1,79}");

    /**
     * What a party hears now and then.
     *
     * @param every how long after the beginning and after the one before; at least a second
     * @param prompts what; asked on the flow's thread each time. Empty: nothing this time
     */
    public record Announcement(Duration every, Supplier<List<Prompt>> prompts) {
        /** @throws IllegalArgumentException if the time is shorter than a second */
        public Announcement {
            if (every.toSeconds() < 1) {
                throw new IllegalArgumentException("announcements must be at least a second apart: " + every);
            }
        }
    }

    /** @throws IllegalArgumentException unless the time is positive and the class of letters, digits, {@code _ . -} */
    public Pause {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a pause must be positive: " + time);
        }
        if (music != null) {
            requireClass(music);
        }
    }

    /**
     * Checks the name of a class of music.
     *
     * @throws IllegalArgumentException unless it is of letters, digits, {@code _ . -}
     */
    public static void requireClass(String music) {
        if (!CLASS.matcher(music).matches()) {
            throw new IllegalArgumentException("a class of music is of letters, digits, _ . -");
        }
    }

    /** In silence. */
    public static Pause of(Duration time) {
        return new Pause(time, null, null, null);
    }

    /** The same with music of this class; a class that Asterisk does not know is silence. */
    public Pause withMusic(String musicClass) {
        return new Pause(time, musicClass, until, announcement);
    }

    /** The same, ended by this. */
    public Pause until(BooleanSupplier condition) {
        return new Pause(time, music, condition, announcement);
    }

    /** The same with announcements; the music stops for each of them. */
    public Pause announcing(Duration every, Supplier<List<Prompt>> prompts) {
        return new Pause(time, music, until, new Announcement(every, prompts));
    }

    /** The same for another time. */
    public Pause lasting(Duration changed) {
        return new Pause(changed, music, until, announcement);
    }
}
