package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.Timers;
import io.github.ariadne4j.testkit.model.WallClockTimers;
import java.util.function.Supplier;

/**
 * How a simulator is started.
 *
 * @param username the ARI user
 * @param password the ARI password
 * @param port the port on the loopback interface; 0: a free one
 * @param asteriskId the id that every event carries
 * @param timers makes the source of time; real time unless a test brings
 *     {@link io.github.ariadne4j.testkit.model.ManualTimers}
 */
public record SimulatorSettings(
        String username, String password, int port, String asteriskId, Supplier<Timers> timers) {
    /** A user named {@code ariadne}, a free port, real time. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings("ariadne", "thread", 0, "02:00:00:00:00:01", WallClockTimers::new);
    }

    /** The same with another user. */
    public SimulatorSettings withLogin(String newUsername, String newPassword) {
        return new SimulatorSettings(newUsername, newPassword, port, asteriskId, timers);
    }

    /** The same on a given port. */
    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(username, password, newPort, asteriskId, timers);
    }

    /** The same with another source of time. */
    public SimulatorSettings withTimers(Supplier<Timers> newTimers) {
        return new SimulatorSettings(username, password, port, asteriskId, newTimers);
    }
}
