package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The times at which the application was killed. */
public record KillTimes(List<Instant> times) {
    /** The time from the start of a sound to its recognition by the caller. */
    private static final Duration RECOGNITION = Duration.ofMillis(700);

    /** Copies the list. */
    public KillTimes {
        times = List.copyOf(times);
    }

    /** Whether there was one between the start of a sound and the recognition of a later one. */
    boolean between(HeardTone first, HeardTone second) {
        return between(first.at().minus(RECOGNITION), second.at());
    }

    /** Whether there was one in this period. */
    public boolean between(Instant from, Instant to) {
        return times.stream().anyMatch(kill -> kill.isAfter(from) && kill.isBefore(to));
    }
}
