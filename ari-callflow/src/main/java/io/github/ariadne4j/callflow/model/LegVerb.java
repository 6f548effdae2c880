package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.verb.Pause;
import java.util.regex.Pattern;

/** An operation on a party's channel, in a bridge or not. Each is idempotent, except keys. */
public sealed interface LegVerb {
    /** Whether the party hears music from then on, or is on hold, until another verb {@link #endsSound() ends} it. */
    default boolean beginsSound() {
        return false;
    }

    /** Whether it ends what another verb {@link #beginsSound() began}. */
    default boolean endsSound() {
        return false;
    }

    /** The party is on hold: it hears music, or its telephone shows that. */
    record Hold() implements LegVerb {
        @Override
        public boolean beginsSound() {
            return true;
        }
    }

    /** The end of that. */
    record Unhold() implements LegVerb {
        @Override
        public boolean endsSound() {
            return true;
        }
    }

    /**
     * Sound of the party is cut off.
     *
     * @param direction which
     */
    record Mute(MuteDirection direction) implements LegVerb {}

    /**
     * The end of that.
     *
     * @param direction which
     */
    record Unmute(MuteDirection direction) implements LegVerb {}

    /**
     * The party hears music.
     *
     * @param musicClass the class of {@code musiconhold.conf}
     */
    record StartMusic(String musicClass) implements LegVerb {
        /** @throws IllegalArgumentException unless the class is of letters, digits, {@code _ . -} */
        public StartMusic {
            Pause.requireClass(musicClass);
        }

        @Override
        public boolean beginsSound() {
            return true;
        }
    }

    /** The end of that. */
    record StopMusic() implements LegVerb {
        @Override
        public boolean endsSound() {
            return true;
        }
    }

    /**
     * Keys are sent to the party, as its endpoint expects them.
     *
     * @param keys which
     */
    record SendKeys(Keys keys) implements LegVerb {
        private static final Pattern KEYS = Pattern.compile("[0-9A-D*#]{1,64}");

        /** @throws IllegalArgumentException unless they are 1 to 64 of 0-9, A-D, * and #; the message does not hold them */
        public SendKeys {
            if (!KEYS.matcher(keys.pressed()).matches()) {
                throw new IllegalArgumentException("keys must be 1 to 64 of 0-9, A-D, * and #");
            }
        }
    }
}
