package io.github.ariadne4j.ari;

import java.time.Duration;

/**
 * The settings of reconnection after the event socket is lost: unlimited attempts, with exponential back-off and
 * jitter.
 *
 * @param first the pause before the first attempt
 * @param longest the longest pause
 * @param heartbeat interval between PINGs on an otherwise idle event socket
 * @param deadline time without a frame after which the socket is closed as dead; longer than Asterisk's longest
 *     blocking request
 * @param takeBack whether to take the application back when another client takes it over; default false, since two
 *     clients that both do so would take it from each other endlessly
 */
public record ReconnectSettings(
        Duration first, Duration longest, Duration heartbeat, Duration deadline, boolean takeBack) {
    /** @throws IllegalArgumentException if a duration is not positive, or {@code longest} is shorter than {@code first} */
    public ReconnectSettings {
        positive("first", first);
        positive("longest", longest);
        positive("heartbeat", heartbeat);
        positive("deadline", deadline);
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest must not be shorter than first: " + longest);
        }
    }

    /** These, and an application that another client takes over stays with it. */
    public ReconnectSettings(Duration first, Duration longest, Duration heartbeat, Duration deadline) {
        this(first, longest, heartbeat, deadline, false);
    }

    /** The same, and an application that another client takes over is taken back. */
    public ReconnectSettings takingBack() {
        return new ReconnectSettings(first, longest, heartbeat, deadline, true);
    }

    /** 100 ms growing to 5 s; a heartbeat every second, dead after 4 s. */
    public static ReconnectSettings defaults() {
        return new ReconnectSettings(
                Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
