package io.github.ariadne4j.chaos.telephone;

import java.time.Duration;
import java.util.Random;

/**
 * The times of a caller.
 *
 * @param shortest the shortest time from a prompt to the key
 * @param longest the longest
 * @param stay the longest time in a conference or with a callee; the shortest is a quarter of it
 * @param random chooses the times; of this caller alone
 */
public record CallerTiming(Duration shortest, Duration longest, Duration stay, Random random) {
    /** A key that was pressed shortly before a repetition may have counted: the caller waits for the next prompt. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(2);

    /** The time from a prompt to the key. */
    Duration time() {
        return from(shortest, longest.minus(shortest));
    }

    /** The same if the prompt was repeated. */
    Duration again() {
        return from(ASKED_AGAIN, longest.minus(shortest));
    }

    /** The time in a conference or with a callee. */
    Duration talk() {
        Duration least = stay.dividedBy(4);
        return from(least, stay.minus(least));
    }

    private Duration from(Duration least, Duration range) {
        return least.plusNanos(random.nextLong(range.toNanos()));
    }
}
