package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * @param keys what keys mean while they talk; others mean nothing. In the hands of the instance whose flow waits: after a recovery none does
 * @param music the class of {@code musiconhold.conf} that either hears whom the other puts on hold; null: as it is
 */
public record Connect(
        @Nullable Duration atMost,
        @Nullable Warning warning,
        List<Key> keys,
        @Nullable String music) {
    private static final Connect UNLIMITED = new Connect(null, null, List.of(), null);

    /**
     * What a key means that one party presses. The other one hears the key as well.
     *
     * @param key one of 0 to 9, A to D, * and #
     * @param by the caller or the callee
     * @param then what it does
     */
    public record Key(char key, Party by, Then then) {
        /** What a key does. */
        public enum Then {
            /** {@link Call#connect} returns, and the parties stay connected; the flow may connect them once more. */
            TELL_FLOW,
            /** The callee is hung up, and {@link Call#connect} returns. */
            HANG_UP_CALLEE
        }

        /** @throws IllegalArgumentException if there is no such key, or if the party is none of the two */
        public Key {
            Play.requireKeys(String.valueOf(key));
            if (by != Party.CALLER && by != Party.CALLEE) {
                throw new IllegalArgumentException("a key must be pressed by the caller or the callee, not by " + by);
            }
        }
    }

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

    /**
     * Copies the keys.
     *
     * @throws IllegalArgumentException if the time is shorter than a second, if a warning does not come within it, if a key of one party means
     *     two things, or if the class of music is none
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
        return new Connect(time, null, keys, music);
    }

    /** The same with a warning that one party hears so long before the end; {@link #atMost(Duration)} comes first. */
    public Connect warning(Duration before, Prompt prompt, Party to) {
        return new Connect(atMost, new Warning(before, prompt, to), keys, music);
    }

    /** The same where the warning plays this; null: there is no warning. */
    public Connect withWarning(@Nullable Prompt prompt) {
        Warning changed =
                warning == null || prompt == null ? null : new Warning(warning.before(), prompt, warning.to());
        return new Connect(atMost, changed, keys, music);
    }

    /** The same with one more key that means something. */
    public Connect onKey(char key, Party by, Key.Then then) {
        List<Key> more = new ArrayList<>(keys);
        more.add(new Key(key, by, then));
        return new Connect(atMost, warning, more, music);
    }

    /** The same with music of this class for whom the other one puts on hold. */
    public Connect music(String musicClass) {
        return new Connect(atMost, warning, keys, musicClass);
    }
}
