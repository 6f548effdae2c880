package io.github.ariadne4j.dashboard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Begins the drain of an application: it accepts no new calls and ends after its live ones. Called on the thread of a
 * request; must not wait for the end.
 */
@FunctionalInterface
public interface DrainAction {
    /**
     * Begins the drain. May be called again during a drain.
     *
     * @param within time limit for live calls; null: no limit
     */
    void begin(@Nullable Duration within);
}
