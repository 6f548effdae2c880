package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.TimeBound;
import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits, keys and music of a talk of caller and callee. Immutable.
 *
 * <pre>{@code
 * Connect.of().atMost(Duration.ofMinutes(10)).warning(Duration.ofMinutes(1), Prompt.sound("one-minute-left"), Party.CALLER)
 * }</pre>
 *
 * @param atMost the longest talk, counted from the verb; null: that of an earlier {@code connect} with this callee which a key ended, or else only
 *     the engine's limit ({@link io.github.ariadne4j.callflow.call.CallTimeouts#longestCall})
 * @param warning the prompt before the end of that time; null: none
 * @param keys the keys that have a meaning during the talk. They work only in the instance whose flow waits: after a recovery no
 *     key does
 * @param music the class of {@code musiconhold.conf} for a party that the other one puts on hold; null: not changed
 * @param keepsCallee whether the callee stays for its flow when the caller hangs up
 */
public record Connect(
        @Nullable Duration atMost,
        @Nullable Warning warning,
        List<Key> keys,
        @Nullable String music,
        boolean keepsCallee) {
    private static final Connect UNLIMITED = new Connect(null, null, List.of(), null, false);

    /**
     * A key of one party that has a meaning. The other party hears the key as well.
     *
     * @param key one of 0 to 9, A to D, * and #
     * @param by the caller or the callee
     * @param then the effect
     */
    public record Key(char key, Party by, Then then) {
        /** The effect of a key. */
        public enum Then {
            /** {@link Call#connect} returns, and the parties stay connected; the flow may connect them once more. */
            TELL_FLOW,
            /** The callee is hung up, and {@link Call#connect} returns. */
            HANG_UP_CALLEE
        }

        /** @throws IllegalArgumentException if there is no such key, or the party is neither caller nor callee */
        public Key {
            Play.requireKeys(String.valueOf(key));
            if (by != Party.CALLER && by != Party.CALLEE) {
                throw new IllegalArgumentException("a key must be pressed by the caller or the callee, not by " + by);
            }
        }
    }

    /**
     * The warning of one party before the end of the time; the other party does not hear it.
     *
     * @param before the time before the end
     * @param prompt the prompt
     * @param to the caller or the callee
     */
    public record Warning(Duration before, Prompt prompt, Party to) {
        /** @throws IllegalArgumentException unless the time is positive and the party is the caller or the callee */
        public Warning {
            if (before.isNegative() || before.isZero()) {
                throw new IllegalArgumentException("a warning must come before the end: " + before);
            }
            if (to != Party.CALLER && to != Party.CALLEE) {
                throw new IllegalArgumentException("a warning must be for the caller or the callee, not for " + to);
            }
        }
    }

    /**
     * Copies the keys.
     *
     * @throws IllegalArgumentException if the time is shorter than a second or longer than 365 days, if the warning is not within it, if a key of one
     *     party has two meanings, or if the name of the music class is not allowed
     */
    public Connect {
        keys = List.copyOf(keys);
        if (keys.stream().map(key -> key.key() + key.by().name()).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("a key of one party must mean one thing");
        }
        if (music != null) {
            Pause.requireClass(music);
        }
        if (atMost != null && atMost.toSeconds() < 1) {
            throw new IllegalArgumentException("atMost must be at least a second: " + atMost);
        }
        if (atMost != null) {
            TimeBound.check("atMost", atMost);
        }
        if (warning != null && (atMost == null || warning.before().compareTo(atMost) >= 0)) {
            throw new IllegalArgumentException(
                    "a warning must come within the time that is allowed: " + warning.before() + " of " + atMost);
        }
    }

    /** A talk without a limit, warning and keys. */
    public static Connect of() {
        return UNLIMITED;
    }

    /**
     * A copy with this limit; an earlier warning is removed.
     *
     * @throws IllegalArgumentException if the time is shorter than a second, or longer than 365 days
     */
    public Connect atMost(Duration time) {
        return new Connect(time, null, keys, music, keepsCallee);
    }

    /**
     * A copy with a warning for one party this long before the end; call {@link #atMost(Duration)} first.
     *
     * @throws IllegalArgumentException if there is no limit, or the warning is not within it
     */
    public Connect warning(Duration before, Prompt prompt, Party to) {
        return new Connect(atMost, new Warning(before, prompt, to), keys, music, keepsCallee);
    }

    /** A copy whose warning plays this prompt; null: without a warning. */
    public Connect withWarning(@Nullable Prompt prompt) {
        Warning changed =
                warning == null || prompt == null ? null : new Warning(warning.before(), prompt, warning.to());
        return new Connect(atMost, changed, keys, music, keepsCallee);
    }

    /**
     * A copy with one more key.
     *
     * @throws IllegalArgumentException if the key of this party has a meaning already, or does not exist
     */
    public Connect onKey(char key, Party by, Key.Then then) {
        List<Key> more = new ArrayList<>(keys);
        more.add(new Key(key, by, then));
        return new Connect(atMost, warning, more, music, keepsCallee);
    }

    /** A copy with music of this class for a party that the other one puts on hold. */
    public Connect music(String musicClass) {
        return new Connect(atMost, warning, keys, musicClass, keepsCallee);
    }

    /**
     * A copy in which the callee is not hung up when the caller hangs up, but stays until the flow returns, for at most 30 s:
     * {@link Call#connect} throws {@link io.github.ariadne4j.callflow.flow.CallEndedException} then, and the verbs for
     * {@link Party#CALLEE} still work. The callee hears nothing by itself.
     */
    public Connect keepingCallee() {
        return new Connect(atMost, warning, keys, music, true);
    }
}
