package io.github.ariadne4j.callflow.loop;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The source of an engine's time. A test provides both parts and advances them.
 *
 * @param clock the clock of the engine's timestamps
 * @param timers the executor of its timers; null: the timers of the loop
 */
public record EngineTime(InstantSource clock, @Nullable ScheduledExecutorService timers) {
    /** The system's clock, and the timers of the loop. */
    public static EngineTime system() {
        return new EngineTime(InstantSource.system(), null);
    }
}
