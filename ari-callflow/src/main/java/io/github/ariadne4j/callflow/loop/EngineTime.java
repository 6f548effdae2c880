package io.github.ariadne4j.callflow.loop;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine takes its time from. A test gives both, and drives them.
 *
 * @param clock what the engine's own times are read from
 * @param timers when its timers fire; null: they fire by themselves, on the loop
 */
public record EngineTime(InstantSource clock, @Nullable ScheduledExecutorService timers) {
    /** The system's clock, and timers of the loop. */
    public static EngineTime system() {
        return new EngineTime(InstantSource.system(), null);
    }
}
