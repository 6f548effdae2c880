package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.Party;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How caller and callee are connected.
 *
 * <pre>{@code
 * Connect.of().atMost(Duration.ofMinutes(10)).warning(Duration.ofMinutes(1), Prompt.sound("one-minute-left"), Party.CALLER)
 * }</pre>
 *
 * @param atMost how long they may talk, counted from the verb; null: no limit but that of the engine
 *     ({@link io.github.ariadne4j.callflow.call.CallTimeouts#longestCall})
 * @param warning what one of them hears before that; null: nothing
 */
public record Connect(@Nullable Duration atMost, @Nullable Warning warning) {
    private static final Connect UNLIMITED = new Connect(null, null);

    /**
     * What one party hears before the end of the time; the other one hears nothing of it.
     *
     * @param before how long before the end
     * @param prompt what
     * @param to the caller or the callee
     */
    public record Warning(Duration before, Prompt prompt, Party to) {
        /** @throws IllegalArgumentException unless the time is positive and the party is one of the two */
        public Warning {
            if (before.isNegative() || before.isZero()) {
                throw new IllegalArgumentException("a warning must come before the end: " + before);
            }
            if (to != Party.CALLER && to != Party.CALLEE) {
                throw new IllegalArgumentException("a warning must be for the caller or the callee, not for " + to);
            }
        }
    }

    /** @throws IllegalArgumentException if the time is shorter than a second, or if a warning does not come within it */
    public Connect {
        if (atMost != null && atMost.toSeconds() < 1) {
            throw new IllegalArgumentException("atMost must be at least a second: " + atMost);
        }
        if (warning != null && (atMost == null || warning.before().compareTo(atMost) >= 0)) {
            throw new IllegalArgumentException(
                    "a warning must come within the time that is allowed: " + warning.before() + " of " + atMost);
        }
    }

    /** Without a limit. */
    public static Connect of() {
        return UNLIMITED;
    }

    /** The same for this time at most; a warning that was set is dropped. */
    public Connect atMost(Duration time) {
        return new Connect(time, null);
    }

    /** The same with a warning that one party hears so long before the end; {@link #atMost(Duration)} comes first. */
    public Connect warning(Duration before, Prompt prompt, Party to) {
        return new Connect(atMost, new Warning(before, prompt, to));
    }
}
