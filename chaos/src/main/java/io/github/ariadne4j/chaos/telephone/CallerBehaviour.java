package io.github.ariadne4j.chaos.telephone;

import java.time.Duration;

/** The actions of a caller because of the tones that it hears. For one call; used by the thread of its telephone only. */
public interface CallerBehaviour {
    /** Called when the call has been answered. */
    default void answered(KeySchedule next) {}

    /** Called when a tone has begun. */
    void hears(int tone, KeySchedule next);

    /** The keys that it presses, for its record. */
    String keys();

    /** The tone that it sends from the answer on; 0 is none. */
    default int voice() {
        return 0;
    }

    /** The time without a new tone after which it gives up; longer than any restart takes. */
    default Duration patience() {
        return Duration.ofSeconds(45);
    }
}
