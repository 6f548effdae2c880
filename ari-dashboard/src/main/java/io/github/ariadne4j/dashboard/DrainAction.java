package io.github.ariadne4j.dashboard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an application stops taking new calls and ends after its live ones. Called on a thread of a request; must not wait for the end. */
@FunctionalInterface
public interface DrainAction {
    /**
     * Begins the drain. May be called again while it goes on.
     *
     * @param within how long calls may go on; null: until they end
     */
    void begin(@Nullable Duration within);
}
